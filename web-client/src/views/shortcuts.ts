// Single-key shortcuts. They can be switched off (WCAG 2.1.4), and never work inside a field.
import { useEffect } from 'preact/hooks'
import type { Client } from '../client/client'
import { useClient } from './client_context'
import { toggle_hand } from './tools'

const setting = 'chats.shortcuts'

export const shortcuts_on = (client: Client): boolean =>
  client.shelf.read<boolean>(setting) ?? true

export const set_shortcuts = (client: Client, on: boolean): void =>
  client.shelf.write(setting, on)

const focus_on: Record<string, string> = {
  m: 'message-field',
  l: 'message-log',
  a: 'agenda-title',
  s: 'stage-title',
}

function in_a_field(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null
  return !!element?.closest?.('input, textarea, select, dialog, [contenteditable]')
}

export function useShortcuts(show: () => void): void {
  const client = useClient()
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || in_a_field(event.target)) return
      if (!shortcuts_on(client)) return
      if (event.key === '?') show()
      else if (event.key === 'h') toggle_hand(client)
      else if (event.key === 'u' && client.is_staff.value) client.undos.undo_latest()
      else if (focus_on[event.key]) document.getElementById(focus_on[event.key]!)?.focus()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [client])
}
