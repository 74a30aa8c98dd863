// What people ask of each other: hands, check-in, assumptions, broadcasts, mutes.
import { change, latest, number_of, omit, present, since } from './lists'
import { change_person } from './fold_people'
import { for_staff } from './fold_rooms'
import { broadcasts_shown } from './limits'
import type { Broadcast, CheckIn, Me, StaffOnly, View } from './view'
import type { Rule } from './fold'

const if_me = (view: View, id: string, to: (me: Me) => Me): View =>
  id === view.me.id ? { ...view, me: to(view.me) } : view

const change_roster_row: Rule = (view, { id, to }) =>
  for_staff(view, (staff) => ({
    ...staff,
    roster: staff.roster.map((row) => (row.id === id ? to(row) : row)),
  }))

function with_accepted(accepted: number[], index: number, on: boolean): number[] {
  const others = accepted.filter((other) => other !== index)
  return on ? [...others, index].sort((a, b) => a - b) : others
}

// Older broadcasts leave the window, and with them what we know of who acknowledged them.
function with_broadcast(view: View, sent: Broadcast): View {
  const broadcasts = latest([...view.broadcasts, sent], broadcasts_shown)
  const listed = new Set(broadcasts.map((item) => item.broadcast))
  const acked = view.me.acked.filter((id) => listed.has(id))
  const trim = (acks: StaffOnly['acks']): StaffOnly['acks'] =>
    Object.fromEntries(Object.entries(acks).filter(([id]) => listed.has(id)))
  const next: View = { ...view, broadcasts, me: { ...view.me, acked } }
  return for_staff(next, (staff) => ({ ...staff, acks: trim(staff.acks) }))
}

const change_broadcast = (view: View, id: string, to: (sent: Broadcast) => Broadcast): View => ({
  ...view,
  broadcasts: change(view.broadcasts, (sent) => sent.broadcast === id, to),
})

export const care_rules: Record<string, Rule> = {
  'hand.raised': (view, { participant, at }) =>
    change_person(
      if_me(view, participant, (me) => ({ ...me, hand: at })),
      participant,
      (person) => ({ ...person, hand: at }),
    ),

  'hand.lowered': (view, { participant }) =>
    change_person(
      if_me(view, participant, (me) => omit(me, 'hand')),
      participant,
      (person) => omit(person, 'hand'),
    ),

  'assumption.accepted': (view, { participant, index, on }) => {
    const to = <T extends { accepted: number[] }>(row: T): T => ({
      ...row,
      accepted: with_accepted(row.accepted, index, on),
    })
    return change_roster_row(if_me(view, participant, to), { id: participant, to })
  },

  'checkin.answered': (view, { seq, checkin, at, text, from, oldest }) => {
    // A replaced answer keeps its id and its time; one from before the window stays outside.
    const is_new = number_of(checkin) === seq
    const all: CheckIn[] = is_new
      ? [...view.checkins, present({ checkin, at, text, from })]
      : change(view.checkins, (answer) => answer.checkin === checkin, (a) => ({ ...a, text }))
    const next: View = { ...view, checkins: since(all, oldest, (answer) => answer.checkin) }
    return from ? if_me(next, from.id, (me) => ({ ...me, checkin })) : next
  },

  'broadcast.sent': (view, { broadcast, at, text, from, rooms, again }) =>
    again
      ? change_broadcast(view, broadcast, (sent) => ({ ...sent, repeated_at: at }))
      : with_broadcast(view, present({ broadcast, at, text, from, rooms })),

  'broadcast.acked': (view, { broadcast, participant, room }) => {
    if (!view.broadcasts.some((item) => item.broadcast === broadcast)) return view
    const over = participant === view.me.id && !view.staff_only
    const read = over ? change_broadcast(view, broadcast, (sent) => omit(sent, 'repeated_at')) : view
    // In the order of the broadcasts.
    const next = if_me(read, participant, (me) => {
      const acked = new Set([...me.acked, broadcast])
      const listed = view.broadcasts.map((item) => item.broadcast)
      return { ...me, acked: listed.filter((id) => acked.has(id)) }
    })
    return for_staff(next, (staff) => {
      const known = staff.acks[broadcast] ?? {}
      const counted = { ...known, [room]: (known[room] ?? 0) + 1 }
      return { ...staff, acks: { ...staff.acks, [broadcast]: counted } }
    })
  },

  'participant.muted': (view, { participant, until, reason }) => {
    const muted = present({ until, reason })
    const to = <T extends object>(row: T): T => ({ ...row, muted })
    return change_roster_row(if_me(view, participant, to), { id: participant, to })
  },

  'participant.unmuted': (view, { participant }) => {
    const to = <T extends { muted?: unknown }>(row: T): T => omit(row, 'muted')
    return change_roster_row(if_me(view, participant, to), { id: participant, to })
  },
}
