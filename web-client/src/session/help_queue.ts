// The order in which requests for help wait for the staff, and what turns urgent. Nothing tells of
// that: it follows from the server's clock, so all staff see the same at the same second.
import type { Help } from './help'
import type { View } from './view'

export const is_urgent = (help: Help, now: number): boolean => !help.claimed && now >= help.urgent_at

// Where the person or the room is found now. The room that asked waits where it asked; who asked
// for themselves may have been moved since.
export function place_of({ staff_only }: View, { kind, room, from }: Help): string {
  if (room !== 'main' && kind !== 'unsafe') return room
  return staff_only?.roster.find((row) => row.id === from.id)?.room ?? room
}

// Unclaimed before claimed, who does not feel safe before the others, who has waited longest first.
export function help_queue(view: View): Help[] {
  const rank = ({ claimed, kind }: Help): number =>
    (claimed ? 2 : 0) + (kind === 'unsafe' ? 0 : 1)
  return [...(view.staff_only?.helps ?? [])].sort((a, b) => rank(a) - rank(b) || a.at - b.at)
}

// Says once of each request that nobody has claimed it in time. What was urgent when we first saw
// it is in the queue for all to read: that is no news.
export class UrgencyWatch {
  private calm_ = new Set<string>()

  look(view: View, now: number): Help[] {
    const helps = view.staff_only?.helps ?? []
    const news = helps.filter((help) => this.calm_.has(help.help) && is_urgent(help, now))
    this.calm_ = new Set(helps.filter((help) => !is_urgent(help, now)).map(({ help }) => help))
    return news
  }
}
