// One session with a facilitator, a moderator and a talker whose lines hold, and viewers whose
// lines are cut. A story is told to it step by step; before the next step everybody has settled
// who is not away.
import { EventEmitter } from 'node:events'
import { in_time, until } from '../browser/harness/patience.mjs'
import { Line } from './line.mjs'
import { Viewer } from './viewer.mjs'

const stays_away = [0, 0, 1, 2, 3, 5, 8, 13]

// Short, so that every byte of it can be cut.
function shorter(definition) {
  definition.title = 'Cuts'
  delete definition.series
  Object.assign(definition, { positions: [], affiliations: [], assumptions: ['We listen.'] })
  definition.agenda = [
    { id: 'in', kind: 'check_in', title: 'In', minutes: 5 },
    {
      id: 'rooms', kind: 'breakouts', title: 'Rooms', minutes: 10, questions: ['Why?'],
      rooms: { size: 4, method: 'random', grace_s: 0 },
    },
    { id: 'back', kind: 'debrief', title: 'Back', minutes: 5 },
    { id: 'board', kind: 'reflection', title: 'Board', minutes: 5 },
  ]
  definition.settings = { cards: 'on_reveal' }
}

export class Talk {
  viewers = []
  changes = new EventEmitter().setMaxListeners(100)
  things_ = new Map() // By their text, the ids under which anybody heard of them.

  // `cuts`: one for each viewer, with the role of its viewer; null is a line that holds.
  static async begin(house, cuts, dice) {
    const talk = new Talk()
    Object.assign(talk, { house, dice })
    const { links } = await house.session(shorter)
    talk.secrets_ = Object.fromEntries(
      Object.entries(links).map(([role, link]) => [role, link.split('#')[1]]),
    )
    talk.facilitator = talk.person_('Fay', 'facilitator')
    talk.moderator = talk.person_('Mo', 'moderator')
    talk.talker = talk.person_('Tim', 'attendee')
    talk.steady = [talk.facilitator, talk.moderator, talk.talker]
    for (const one of talk.steady) one.come()
    await talk.settled(talk.steady)
    for (const [number, cut] of cuts.entries()) {
      const line = await Line.lay(house, cut, () => talk.changes.emit('change'))
      talk.viewers.push(talk.person_(`V${number}`, cut?.role ?? 'attendee', line))
    }
    return talk
  }

  person_(name, role, line = null) {
    return new Viewer({
      name, line, house: this.house, talk: this, dice: this.dice, link: this.secrets_[role],
      stays_away: this.dice.one_of(stays_away),
    })
  }

  get everyone() {
    return [...this.steady, ...this.viewers]
  }

  // Those who have been let in, once at least.
  get present() {
    return this.viewers.filter((viewer) => viewer.view)
  }

  async tell(steps) {
    for (const [number, step] of steps.entries()) {
      await in_time(step(this), `step ${number} of the story`)
      for (const viewer of this.viewers) viewer.step_passes()
      await this.settled(this.everyone)
    }
    await this.gather_()
  }

  // Everybody comes back, also from a cut that comes only now; when all that was asked is done,
  // everybody hears the rest.
  async gather_() {
    const come_back = () => this.viewers.forEach((viewer) => viewer.come_back())
    this.changes.on('change', come_back)
    come_back()
    await this.settled(this.everyone)
    for (const one of this.everyone) one.catch_up()
    await this.settled(this.everyone)
    this.changes.off('change', come_back)
  }

  // Each viewer who is not away asks for something once they see that it is time; who is away and
  // was let in once asks by what they saw last.
  async viewers_ask(sees, ask) {
    const is_ready = (viewer) => viewer.is_away || (viewer.view && sees(viewer.view))
    const all_are = () => this.viewers.every(is_ready)
    await until(all_are, { changes: this.changes, what: 'the viewers to see it' })
    this.present.forEach(ask)
  }

  async settled(people) {
    const waited_for = () => people.filter((one) => !one.is_settled)
    const none_is = () => !waited_for().length
    try {
      await until(none_is, { changes: this.changes, what: 'everybody to settle' })
    } catch (why) {
      why.message += `: ${waited_for().map((one) => one.how_it_stands()).join('; ')}`
      throw why
    }
  }

  knows_of(text, id) {
    if (!this.things_.has(text)) this.things_.set(text, new Set())
    this.things_.get(text).add(id)
  }

  known_as(text) {
    return [...(this.things_.get(text) ?? [])]
  }

  end() {
    for (const one of this.everyone) one.leave()
  }
}
