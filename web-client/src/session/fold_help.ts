// Requests for help: our own, those of the room we are in, and for staff the queue of all.
import { change, omit, present, without } from './lists'
import type { Help, OwnHelp, RoomHelp } from './help'
import type { View } from './view'
import type { Rule } from './fold'

function with_queue(view: View, to: (helps: Help[]) => Help[]): View {
  const { staff_only } = view
  return staff_only ? { ...view, staff_only: { ...staff_only, helps: to(staff_only.helps) } } : view
}

const with_room = (view: View, to: (helps: RoomHelp[]) => RoomHelp[]): View => ({
  ...view,
  room: { ...view.room, helps: to(view.room.helps) },
})

// The same request wherever we hold it.
function change_help(view: View, id: string, to: <T extends RoomHelp>(help: T) => T): View {
  const is = (held: RoomHelp): boolean => held.help === id
  const { help } = view.me
  const mine: View = help?.help === id ? { ...view, me: { ...view.me, help: to(help) } } : view
  return with_room(
    with_queue(mine, (helps) => change(helps, is, to)),
    (helps) => change(helps, is, to),
  )
}

// A question or a technical problem of somebody who has gone, in no room that still waits.
const is_over = ({ kind, left, room }: Help): boolean =>
  !!left && room === 'main' && (kind === 'question' || kind === 'technical')

// Who asked has gone, or is back.
export function asker_gone(view: View, id: string, gone: boolean): View {
  const to = (help: Help): Help => (gone ? { ...help, left: true } : omit(help, 'left'))
  return with_queue(view, (helps) =>
    without(change(helps, (help) => help.from.id === id, to), is_over),
  )
}

// What was asked in a room that has closed is its asker's alone.
export const rooms_are_gone = (view: View, rooms: Set<string>): View =>
  with_queue(view, (helps) =>
    without(
      change(helps, ({ room }) => rooms.has(room), (help) => ({ ...help, room: 'main' })),
      is_over,
    ),
  )

export const help_rules: Record<string, Rule> = {
  'help.requested': (view, { help, from, room, kind, text, at, urgent_at }) => {
    const asked: RoomHelp = { help, kind, at }
    const mine: OwnHelp = present({ ...asked, text })
    const here = room !== 'main' && room === view.room.id && kind !== 'unsafe'
    const next = here ? with_room(view, (helps) => [...helps, asked]) : view
    const own = from?.id === view.me.id ? { ...next, me: { ...next.me, help: mine } } : next
    return with_queue(own, (helps) => [...helps, { ...mine, from, room, urgent_at }])
  },

  'help.claimed': (view, { help, by, at }) =>
    change_help(view, help, (held) => ({ ...held, claimed: { by, at } })),

  'help.released': (view, { help }) => change_help(view, help, (held) => omit(held, 'claimed')),

  'help.answered': (view, { help, by, text, at }) =>
    change_help(view, help, (held) => ({ ...held, answer: { by, at, text } })),

  'help.resolved': (view, { help }) => {
    const is = (held: RoomHelp): boolean => held.help === help
    const mine = view.me.help?.help === help ? { ...view, me: omit(view.me, 'help') } : view
    return with_room(
      with_queue(mine, (helps) => without(helps, is)),
      (helps) => without(helps, is),
    )
  },
}
