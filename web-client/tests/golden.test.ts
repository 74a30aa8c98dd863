// The server's own transcripts: what it told a viewer, and the snapshot it would give afterwards.
// The fold has to arrive there, but for `live`.
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fold } from '../src/session/fold'
import type { Notification, View } from '../src/session/view'

interface Transcript {
  name: string
  viewer: string
  snapshot: View
  notifications: Notification[]
  expect: View
}

// Absent and null mean the same; `live` is outside the equality.
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined)
  return Object.fromEntries(kept.map(([name, inner]) => [name, bare(inner)]))
}

function comparable(view: View): unknown {
  const { live: _, ...rest } = view
  return bare(rest)
}

const folder = new URL('../../protocol/golden/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.json'))

describe('golden transcripts', () => {
  it('are there', () => expect(files).not.toEqual([]))

  for (const file of files) {
    const transcripts = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Transcript[]
    for (const { name, viewer, snapshot, notifications, expect: wanted } of transcripts) {
      it(`${file}: ${name}, as ${viewer} sees it`, () => {
        const frozen = structuredClone(snapshot)
        const folded = notifications.reduce(fold, snapshot)
        expect(comparable(folded)).toEqual(comparable(wanted))
        expect(snapshot).toEqual(frozen)
      })
    }
  }
})
