// The session as a fold: `fold(view, notification)` is the view after one notification. Pure: no
// DOM, no socket, no clock. A client that folds what it is told holds exactly what a fresh
// snapshot would give, but for `live` (contract, part 3). Golden transcripts are run against it.
import { agenda_rules } from './fold_agenda'
import { board_rules } from './fold_board'
import { care_rules } from './fold_care'
import { erasing_rules } from './fold_erasing'
import { help_rules } from './fold_help'
import { link_rules } from './fold_links'
import { live_rules } from './fold_live'
import { message_rules } from './fold_messages'
import { people_rules } from './fold_people'
import { role_rules } from './fold_roles'
import { room_change_rules } from './fold_room_changes'
import { room_rules } from './fold_rooms'
import { safety_rules } from './fold_safety'
import { takeaway_rules } from './fold_takeaways'
import type { Notification, View } from './view'

// Params as the server sent them; each rule reads the fields that part 6 gives the event.
export type Rule = (view: View, params: Record<string, any>) => View

const rules = new Map<string, Rule>(
  Object.entries({
    ...agenda_rules,
    ...board_rules,
    ...care_rules,
    ...erasing_rules,
    ...help_rules,
    ...link_rules,
    ...live_rules,
    ...message_rules,
    ...people_rules,
    ...role_rules,
    ...room_change_rules,
    ...room_rules,
    ...safety_rules,
    ...takeaway_rules,
    // The server dropped our backlog and starts afresh.
    snapshot: (_view, params) => params.snapshot as View,
  } satisfies Record<string, Rule>),
)

// What we do not know is ignored: a newer server may tell more.
export function fold(view: View, notification: Notification): View {
  const rule = rules.get(notification.method)
  return rule ? rule(view, notification.params) : view
}
