// Moving people, in open rooms or in the plan, and pinning them there: one or many, told to all who
// listen. Who is chosen with the check boxes is kept here as well.
import { signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Client } from '../../client/client'
import { moved_at_once_max } from '../../session/limits'
import { room_cards } from '../../session/room_cards'
import type { RoomCard } from '../../session/room_cards'
import type { Pin, RosterRow } from '../../session/view'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { Planning } from './planning'

// In no room of a plan.
export const unassigned = ''

export class Arranging {
  readonly chosen = signal<ReadonlySet<string>>(new Set())
  readonly planning: Planning

  constructor(private readonly client_: Client) {
    this.planning = new Planning(client_)
  }

  choose(id: string, on: boolean): void {
    const next = new Set(this.chosen.value)
    if (on) next.add(id)
    else next.delete(id)
    this.chosen.value = next
  }

  choose_nobody(): void {
    this.chosen.value = new Set()
    this.planning.problem.value = null
  }

  // Somebody who is chosen takes the others along.
  async move(id: string, room: string): Promise<void> {
    const chosen = this.chosen.value
    await this.move_all(chosen.has(id) ? [...chosen] : [id], room)
  }

  async move_all(people: string[], room: string): Promise<void> {
    const going = people.filter((id) => this.room_of(id) !== room)
    if (!going.length || !(await this.ask_(going, room))) return
    this.choose_nobody()
    this.client_.notices.tell(t_staff.rooms_page.moved(this.names_(going), this.name_of_(room)))
  }

  // A whole room: whoever is in it at that moment, however many the page knows of.
  async move_everyone({ room: from, people }: RoomCard, room: string): Promise<void> {
    const going = from === 'main' ? people.filter((row) => row.role === 'attendee') : people
    const moved = going.map(({ id }) => id).filter((id) => id !== this.me_())
    if (!moved.length || !(await this.client_.act('participants.move', { from, room }))) return
    const names = this.names_(moved)
    this.client_.notices.tell(t_staff.rooms_page.moved(names, this.name_of_(room)))
  }

  // The rooms of two people who are chosen, if these are two rooms.
  rooms_to_swap(): [string, string] | null {
    const [a, b, more] = [...this.chosen.value].map((id) => this.room_of(id))
    return a === undefined || b === undefined || more !== undefined || a === b ? null : [a, b]
  }

  async swap(): Promise<void> {
    const [a, b] = [...this.chosen.value]
    if (!a || !b || !(await this.swap_(a, b))) return
    this.choose_nobody()
    this.client_.notices.tell(t_staff.rooms_page.swapped(this.names_([a, b])))
  }

  private async swap_(a: string, b: string): Promise<boolean> {
    if (this.cards_().kind === 'open') return !!(await this.client_.act('participants.swap', { a, b }))
    const [of_a, of_b] = [this.room_of(a), this.room_of(b)]
    return (await this.ask_([a], of_b)) && (await this.ask_([b], of_a))
  }

  // `words` tell of those who were pinned. Pins are set one after the other; the first that is
  // refused ends it, and what stands in its way is said.
  async pin(pins: Pin[], words: (names: string[]) => string): Promise<void> {
    for (const pin of pins) if (!(await this.planning.pin(pin))) return
    this.choose_nobody()
    const people = pins.flatMap(({ participants }) => participants)
    this.client_.notices.tell(words(this.each_name_(people)))
  }

  private async ask_(people: string[], room: string): Promise<boolean> {
    const planned = this.cards_().kind === 'planned'
    for (let at = 0; at < people.length; at += moved_at_once_max) {
      const participants = people.slice(at, at + moved_at_once_max)
      const done = planned
        ? await this.planning.assign(participants, room || null)
        : await this.client_.act('participants.move', { participants, room: room || 'main' })
      if (!done) return false
    }
    return true
  }

  private me_(): string | undefined {
    return this.client_.view.value?.me.id
  }

  private cards_() {
    return room_cards(this.client_.view.value!)
  }

  // In the plan, or where they are.
  room_of(id: string): string {
    const { cards, kind } = this.cards_()
    const found = cards.find((card) => card.people.some((person) => person.id === id))
    return found?.room ?? (kind === 'planned' ? unassigned : 'main')
  }

  private name_of_(room: string): string {
    if (room === unassigned) return t_staff.rooms_page.unassigned
    if (room === 'main') return t.header.main_room
    return this.cards_().cards.find((card) => card.room === room)?.name ?? room
  }

  private names_(people: string[]): string {
    if (people.length > 3) return t.people(people.length)
    return t.list(this.each_name_(people))
  }

  private each_name_(people: string[]): string[] {
    const roster: RosterRow[] = this.client_.view.value?.staff_only?.roster ?? []
    return people.map((id) => roster.find((row) => row.id === id)?.name ?? id)
  }
}

export const ArrangingContext = createContext<Arranging | null>(null)

export function useArranging(): Arranging {
  const arranging = useContext(ArrangingContext)
  if (!arranging) throw new Error('a view outside of <Staff>')
  return arranging
}
