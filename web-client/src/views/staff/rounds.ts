// What is asked about the rooms of a round or of a plan: one more, another name, one less, two in
// one, all once more. Each is told to all who listen; a refusal is a notice.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Client } from '../../client/client'
import { room_cards } from '../../session/room_cards'
import type { RoomCard } from '../../session/room_cards'
import { t_staff } from '../../words/t_staff'
import type { Planning } from './planning'

// What had the focus has gone with its room.
const focus_on_rooms = (): void =>
  document.getElementById('rooms-title')?.focus({ preventScroll: true })

export class Rounds {
  private adding_ = false

  constructor(
    private readonly client_: Client,
    private readonly planning_: Planning,
  ) {}

  // Pressed twice in a row it is done once.
  async add(): Promise<void> {
    if (this.adding_) return
    this.adding_ = true
    await this.add_()
    this.adding_ = false
  }

  private async add_(): Promise<void> {
    const before = new Set(this.cards_().map(({ room }) => room))
    if (!(await this.planning_.ask_aloud('room.add', {}))) return
    const added = this.cards_().find(({ room }) => !before.has(room))
    if (added) this.client_.notices.tell(t_staff.rooms_page.added(added.name))
  }

  async change({ room, name }: RoomCard, to: { name: string; question: string }): Promise<void> {
    if (!(await this.planning_.ask_aloud('room.change', { room, ...to }))) return
    this.client_.notices.tell(t_staff.rooms_page.changed(to.name || name))
  }

  async remove({ room, name, people }: RoomCard): Promise<void> {
    if (!(await this.planning_.ask_aloud('room.remove', { room }))) return
    this.client_.notices.tell(t_staff.rooms_page.removed(name, people.length))
    focus_on_rooms()
  }

  async merge({ room, name }: RoomCard, into: RoomCard): Promise<void> {
    if (!(await this.planning_.ask_aloud('rooms.merge', { rooms: [into.room, room] }))) return
    this.client_.notices.tell(t_staff.rooms_page.merged(name, into.name))
    focus_on_rooms()
  }

  async reopen(for_s: number, grace_s: number): Promise<void> {
    if (!(await this.planning_.ask_aloud('rooms.reopen', { for_s, grace_s }))) return
    this.client_.notices.tell(t_staff.rooms_page.reopened(this.cards_().length))
    focus_on_rooms()
  }

  private cards_(): RoomCard[] {
    return room_cards(this.client_.view.value!).cards
  }
}

export const RoundsContext = createContext<Rounds | null>(null)

export function useRounds(): Rounds {
  const rounds = useContext(RoundsContext)
  if (!rounds) throw new Error('a view outside of <Staff>')
  return rounds
}
