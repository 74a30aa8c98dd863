// Quiet rooms, slow mode, what is hidden, flags and letters.
import { id_of, with_arrival } from './fold_people'
import { link_used } from './fold_links'
import { for_staff } from './fold_rooms'
import { flags_of_one_max, letters_of_one_kept, staff_notes_kept } from './limits'
import { change, latest, number_of, omit, place, present, without } from './lists'
import type { Flag, Letter, LobbyRow, Pace, RoomMute, Thread } from './safety'
import type { Session, StaffOnly, View } from './view'
import type { Rule } from './fold'

// All rooms first, then the main room, then the others as they were made.
const rank = (room: string): number => (room === 'all' ? -1 : room === 'main' ? 0 : number_of(room))

type Named = { room: string }

const among = <T extends Named>(list: T[], item: T): T[] =>
  [...without(list, (each) => each.room === item.room), item].sort(
    (a, b) => rank(a.room) - rank(b.room),
  )

// A list that has become empty is left out, as the snapshot does it.
function with_list<T extends object, K extends keyof T>(owner: T, name: K, list: unknown[]): T {
  return list.length ? { ...owner, [name]: list } : omit(owner, name)
}

const with_session = (view: View, session: Session): View => ({ ...view, session })

const with_mutes = (view: View, mutes: RoomMute[]): View =>
  with_session(view, with_list(view.session, 'mutes', mutes))

const with_slow = (view: View, slow: Pace[]): View =>
  with_session(view, with_list(view.session, 'slow', slow))

// Breakouts of a round that is over: what was set for them is over, too.
export function without_restraints_of_breakouts(view: View): View {
  const of_breakout = ({ room }: Named): boolean => room !== 'main' && room !== 'all'
  const calm = with_mutes(view, without(view.session.mutes ?? [], of_breakout))
  return with_slow(calm, without(view.session.slow ?? [], of_breakout))
}

// Whoever is one of the staff now does not read who flagged them.
export const without_accusers_of = (view: View, id: string): View =>
  for_staff(view, (staff) =>
    staff.flags
      ? {
          ...staff,
          flags: change(staff.flags, (flag) => flag.about?.id === id, (flag) => omit(flag, 'from')),
        }
      : staff,
  )

// Somebody erased: what they wrote to the staff, and their words where others flagged them.
export function without_letters_of(staff: StaffOnly, id: string): StaffOnly {
  const by_them = ({ from }: { from?: { id: string } | null }): boolean => from?.id === id
  const wordless = (flag: Flag): Flag => ({
    ...flag,
    words: change(flag.words, by_them, (words) => ({ ...omit(words, 'cut'), text: '' })),
  })
  const threads = without(staff.threads ?? [], (thread) => thread.participant.id === id)
  return with_list(
    with_list(staff, 'threads', threads),
    'flags',
    (staff.flags ?? []).map(wordless),
  )
}

const letter_of = ({ letter, at, from, text }: Record<string, any>): Letter => ({
  letter,
  at,
  from,
  text,
})

function with_letter(threads: Thread[], { participant, ...said }: Record<string, any>): Thread[] {
  const known = threads.find((thread) => thread.participant.id === participant.id)
  const letters = latest([...(known?.letters ?? []), letter_of(said)], letters_of_one_kept)
  const others = threads.filter((thread) => thread !== known)
  return [...others, { participant, letters }].sort(
    (a, b) => number_of(a.participant.id) - number_of(b.participant.id),
  )
}

const without_waiting = (view: View, id: string): View =>
  for_staff(view, (staff) =>
    with_list(staff, 'lobby', without(staff.lobby ?? [], (row) => row.id === id)),
  )

export const safety_rules: Record<string, Rule> = {
  // Whoever is new has used the link for attendees: others never wait.
  'participant.waits': (view, { participant, new: is_new }) =>
    for_staff(link_used(view, is_new ? { role: 'attendee' } : undefined), (staff) => ({
      ...staff,
      lobby: place(staff.lobby ?? [], present(participant as LobbyRow), id_of),
    })),

  // Whoever was let in is shown everything at once, but for what signals tell.
  'participant.admitted': (view, params) => {
    const { snapshot, participant } = params
    if (!snapshot) return without_waiting(with_arrival(view, params), participant.id)
    return { ...snapshot, session: { ...snapshot.session, id: view.session.id }, live: view.live }
  },

  'participant.refused': (view, { participant }) => without_waiting(view, participant),

  'room.muted': (view, { room, at, reason }) =>
    with_mutes(view, among(view.session.mutes ?? [], present({ room, at, reason }))),

  'room.unmuted': (view, { room }) =>
    with_mutes(view, without(view.session.mutes ?? [], (m) => room === 'all' || m.room === room)),

  'slow.set': (view, { room, every_s }) => {
    const others = without(view.session.slow ?? [], (pace) => pace.room === room)
    return with_slow(view, every_s ? among(others, { room, every_s }) : others)
  },

  // To staff with the words and who it was; to its owner that it is theirs.
  'flag.raised': (view, { mine, seq: _seq, ...flag }) => {
    if (!mine) {
      return for_staff(view, (staff) => ({
        ...staff,
        flags: [...(staff.flags ?? []), present(flag as Flag)],
      }))
    }
    const own = { flag: flag.flag, target: flag.target, at: flag.at }
    return {
      ...view,
      me: { ...view.me, flags: latest([...(view.me.flags ?? []), own], flags_of_one_max) },
    }
  },

  'flag.resolved': (view, { mine, flag, outcome }) => {
    if (!mine) {
      return for_staff(view, (staff) =>
        with_list(staff, 'flags', without(staff.flags ?? [], (each) => each.flag === flag)),
      )
    }
    const flags = change(view.me.flags ?? [], (own) => own.flag === flag, (own) => ({ ...own, outcome }))
    return { ...view, me: with_list(view.me, 'flags', flags) }
  },

  'staff.written': (view, params) => {
    const mine = params.participant.id === view.me.id
    const letters = latest([...(view.me.letters ?? []), letter_of(params)], letters_of_one_kept)
    const next = mine ? { ...view, me: { ...view.me, letters } } : view
    return for_staff(next, (staff) => ({
      ...staff,
      threads: with_letter(staff.threads ?? [], params),
    }))
  },

  'staff.noted': (view, params) =>
    for_staff(view, (staff) => ({
      ...staff,
      notes: latest([...(staff.notes ?? []), letter_of(params)], staff_notes_kept),
    })),
}
