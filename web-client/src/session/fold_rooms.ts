// Rooms: planned, extended, closed, and the one that we are in.
import { rooms_are_gone } from './fold_help'
import { change, omit, place, without } from './lists'
import type { NextPhase, OwnRoom, Plan, Room, RosterRow, Round, StaffOnly, View } from './view'
import type { Rule } from './fold'

type Deadline = { room: string; closes_at: number; closing?: boolean }

export const for_staff = (view: View, to: (staff: StaffOnly) => StaffOnly): View =>
  view.staff_only ? { ...view, staff_only: to(view.staff_only) } : view

const change_roster = (view: View, is: (row: RosterRow) => boolean, room: string): View =>
  for_staff(view, (staff) => ({
    ...staff,
    roster: change(staff.roster, is, (row) => ({ ...row, room })),
  }))

// New deadlines for some rooms, our own among them or not.
export function with_deadlines(view: View, deadlines: Deadline[], round: Round | null): View {
  const of = new Map(deadlines.map((deadline) => [deadline.room, deadline]))
  const renew = <T extends Room | OwnRoom>(room: T, id: string): T => {
    const deadline = of.get(id)
    if (!deadline) return room
    const { closes_at, closing } = deadline
    return { ...room, closes_at, closing: closing ?? room.closing }
  }
  return {
    ...view,
    round,
    rooms: view.rooms.map((room) => renew(room, room.room)),
    room: renew(view.room, view.room.id),
  }
}

export function with_next(view: View, next: NextPhase | null | undefined): View {
  if (next === undefined) return view
  const agenda = next ? { ...view.agenda, next } : omit(view.agenda, 'next')
  return { ...view, agenda }
}

function with_assigned(plan: Plan, participants: string[], room: string | null): Plan {
  const moved = new Set(participants)
  const rooms = plan.rooms.map((planned) => {
    const people = without(planned.people, (id) => moved.has(id))
    return { ...planned, people: planned.room === room ? [...people, ...participants] : people }
  })
  return { ...plan, rooms }
}

type Seats = [participant: string, room: string][]

// Who sits where now, as staff are told.
export function with_seats(staff: StaffOnly, assigned: Seats | null | undefined): StaffOnly {
  const where = new Map(assigned ?? [])
  const roster = staff.roster.map((row) => {
    const room = where.get(row.id)
    return room ? { ...row, room } : row
  })
  return { ...staff, roster }
}

export const room_rules: Record<string, Rule> = {
  'rooms.planned': (view, { plan }) => for_staff(view, (staff) => ({ ...staff, plan })),

  'rooms.assigned': (view, { assigned }) => for_staff(view, (staff) => ({ ...staff, assigned })),

  // Somebody was assigned, or pins were set: either way the plan may come to something else.
  'plan.changed': (view, { participants, room, pins, achieved }) =>
    for_staff(view, (staff) => {
      const plan =
        staff.plan && participants
          ? with_assigned(staff.plan, participants, room ?? null)
          : staff.plan
      return { ...staff, plan: plan && { ...plan, achieved }, pins: pins ?? staff.pins }
    }),

  'rooms.extended': (view, { rooms, round, next }) =>
    with_next(with_deadlines(view, rooms, round ?? view.round), next),

  'rooms.closing': (view, { rooms, closes_at, next, round }) => {
    const deadlines = (rooms as string[]).map((room) => ({ room, closes_at, closing: true }))
    return with_next(with_deadlines(view, deadlines, round ?? view.round), next)
  },

  'rooms.closed': (view, { rooms, round, next }) => {
    const closed = new Set<string>(rooms)
    const left = without(view.rooms, (room) => closed.has(room.room))
    const open = with_next({ ...view, rooms: left, round: round ?? null }, next)
    return rooms_are_gone(change_roster(open, (row) => closed.has(row.room), 'main'), closed)
  },

  // The opening was undone: what the round before noted is the latest again.
  'rooms.unopened': (view, { rooms, debrief, debrief_now, takeaways }) => {
    const gone = new Set<string>(rooms)
    const turn = debrief_now ? { debrief_now } : {}
    const none: View = { ...view, ...turn, round: null, rooms: [], debrief: debrief ?? [] }
    const left = rooms_are_gone(change_roster(none, (row) => gone.has(row.room), 'main'), gone)
    return for_staff(left, (staff) => ({ ...staff, takeaways: takeaways ?? staff.takeaways }))
  },

  // The closing was undone.
  'rooms.returned': (view, { round, rooms, assigned }) => {
    const all = (rooms as Room[]).reduce(
      (known, room) => place(known, room, (each) => each.room),
      view.rooms,
    )
    return for_staff({ ...view, round, rooms: all }, (staff) => with_seats(staff, assigned))
  },

  'room.entered': (view, { room, entered_seq }) => {
    const entered: View = { ...view, room, me: { ...view.me, room: room.id, entered_seq } }
    return change_roster(entered, (row) => row.id === view.me.id, room.id)
  },
}
