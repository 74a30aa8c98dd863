// What is asked about the plan. Each request tells what it was based on, so that a plan that a
// colleague has changed meanwhile is not overwritten unseen; then nothing is done, and we say who
// changed it and when. What a refusal means is said where somebody asked: `problem`.
import { signal } from '@preact/signals'
import type { Client } from '../../client/client'
import { Refused } from '../../connection/wire'
import type { Params } from '../../connection/wire'
import type { Pin, PlanMethod, View } from '../../session/view'
import { t } from '../../words/t'
import { t_staff } from '../../words/t_staff'
import { time_of_day } from '../../words/times'

export interface PlanWish {
  method: PlanMethod
  by: 'size' | 'rooms'
  number: number
  staff: boolean
}

type Place = 'panel' | 'chosen'

// Groups that were made before: their number is theirs.
export const has_groups = (method: PlanMethod): boolean =>
  method === 'same_again' || method === 'assigned'

// Rooms were assigned before the session, and none have opened since.
export const are_rooms_assigned = ({ staff_only }: View): boolean =>
  !!staff_only?.assigned && !staff_only.assigned.used

export class Planning {
  // The server plans aside; until it is done the page goes on.
  readonly making = signal(false)
  readonly problem = signal<{ place: Place; text: string } | null>(null)

  constructor(private readonly client_: Client) {}

  async make({ method, by, number, staff }: PlanWish): Promise<void> {
    if (this.making.value) return
    this.making.value = true
    const view = this.client_.view.value
    const set_aside = !!view && are_rooms_assigned(view) && method !== 'assigned'
    await this.ask_('panel', 'rooms.plan', {
      method,
      ...(has_groups(method) ? {} : { [by]: number }),
      ...(staff ? { staff } : {}),
      ...(set_aside ? { set_aside } : {}),
    })
    this.making.value = false
  }

  open(for_s: number, grace_s: number): Promise<boolean> {
    return this.ask_('panel', 'rooms.open', { for_s, grace_s })
  }

  assign(participants: string[], room: string | null): Promise<boolean> {
    return this.ask_aloud('plan.assign', { participants, room })
  }

  // Where somebody asked there is no place for words: a notice says why not.
  async ask_aloud(method: string, params: Params): Promise<boolean> {
    const why = await this.refused_(method, params)
    if (why) this.client_.notices.error(why)
    return why === null
  }

  pin({ pin, participants, room }: Pin): Promise<boolean> {
    return this.ask_('chosen', 'plan.pin', { [pin]: participants, ...(room ? { room } : {}) })
  }

  unpin({ pin, participants }: Pin): Promise<boolean> {
    return this.ask_('panel', 'plan.pin', { [pin]: participants, on: false })
  }

  private async ask_(place: Place, method: string, params: Params): Promise<boolean> {
    this.problem.value = null
    const text = await this.refused_(method, params)
    if (text) this.problem.value = { place, text }
    return text === null
  }

  // Null when it was done; otherwise why not.
  private async refused_(method: string, params: Params): Promise<string | null> {
    try {
      await this.client_.ask(method, { ...params, ...this.client_.seen() })
      return null
    } catch (why) {
      if (!(why instanceof Refused) || why.reason === 'gone') return ''
      return this.sentence_(why)
    }
  }

  private sentence_(why: Refused): string {
    const { by, at, field, limit } = why.more
    // Once rooms are open, somebody opened the plan rather than changed it.
    const opened = !!this.client_.view.value?.rooms.length
    if (why.reason === 'already_done' && by && at && !opened) {
      return t_staff.plan.changed_by(by.name, time_of_day(at))
    }
    // The server knows which rule it was: nobody is here, there was no round yet…
    if (why.reason === 'wrong_phase') return why.message
    if (why.reason === 'too_long' && field === 'rooms') return t_staff.plan.rooms_at_most(limit)
    if (why.reason === 'too_long' && field === 'size') return t_staff.plan.too_small(limit)
    if (why.reason === 'too_long') return t_staff.plan.pins_at_most(limit)
    const people = field === 'together' || field === 'apart'
    if (why.reason === 'invalid_params' && people) return t_staff.plan.attendees_only
    return t.refusal(why)
  }
}
