// @vitest-environment happy-dom
// Who waits at the door, is muted or in a quiet room, tells the staff something, or writes to them;
// and the staff, who let in, answer, and note.
import { render } from 'preact'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { View } from '../src/session/view'
import {
  at, drawn, find, joined, last_said, type Page, parts_loaded, press, submit, told,
} from './page_in_hand'
import { aylin, inside_r3, jonas, message, mira, pavel, theo, view_of } from './people'

beforeAll(parts_loaded)
afterEach(() => render(null, document.getElementById('app')!))

const spoken = (page: Page): string => last_said(page).text
const notices = ({ client }: Page): string[] => client.notices.shown.value.map(({ text }) => text)
const asked = ({ socket }: Page, method: string): any[] =>
  socket.requests(method).map(({ params }) => params)

async function write(inside: string, text: string): Promise<void> {
  const field = at(inside).querySelector('textarea')!
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await drawn()
}

const with_me = (view: View, more: Partial<View['me']>): View => ({ ...view, me: { ...view.me, ...more } })

describe('somebody at the door', () => {
  it('reads what the session is and that staff know, and comes in when they are let in', async () => {
    const page = await joined(with_me(view_of(jonas), { waiting: true }))
    expect(at('lobby').textContent).toContain('The staff know that you are here.')
    expect(at('lobby').textContent).toContain('A guided conversation in writing.')
    await told(page, 'participant.admitted', { seq: 50, participant: jonas, snapshot: view_of(jonas) })
    await vi.waitFor(() => at('header'))
    expect(notices(page)).toEqual(['You are in.'])
  })

  it('let in while rooms are open, reads in which they are and why', async () => {
    const page = await joined(with_me(view_of(jonas), { waiting: true }))
    const snapshot = inside_r3(jonas)
    await told(page, 'participant.admitted', { seq: 50, participant: jonas, snapshot })
    await vi.waitFor(() => at('moved'))
    expect(at('moved').textContent).toContain('We placed you in a room with a free seat.')
  })

  it('is told when the session ends without them', async () => {
    const page = await joined(with_me(view_of(jonas), { waiting: true }))
    await told(page, 'session.closing', { seq: 50, at: 1, ends_at: page.world.now() + 60_000 })
    expect(at('lobby').textContent).toContain('nobody is let in any more')
    expect(at('lobby').textContent).not.toContain('They can let you in')
  })

  it('was not let in, which is not called removed', async () => {
    const page = await joined(with_me(view_of(jonas), { waiting: true }))
    page.socket.drop(4003)
    await drawn()
    expect(at('ended-removed').textContent).toContain('You were not let in')
  })

  it('is announced once, with how many wait', async () => {
    const page = await joined(view_of(theo))
    const waits = (seq: number, person: object, more: object = {}): Promise<void> =>
      told(page, 'participant.waits', { seq, participant: { ...person, at: 1, ...more } })
    await waits(50, pavel)
    expect(spoken(page)).toBe('Pavel is at the door.')
    await waits(51, aylin)
    expect(spoken(page)).toBe('Aylin and 1 person more are at the door.')
    await waits(52, pavel, { away: true })
    expect(spoken(page)).toContain('Aylin')
    expect(at('admit-all').textContent).toBe('Let all in')
    at('at-the-door').querySelector('input')!.click()
    await drawn()
    expect(at('admit-all').textContent).toBe('Let in the 1 chosen')
    await press('Let in the 1 chosen')
    expect(asked(page, 'participant.admit')[0]).toEqual({ participants: ['p5'] })
  })

  it('is sent away only after a second look', async () => {
    const page = await joined(view_of(theo))
    await told(page, 'participant.waits', { seq: 50, participant: { ...pavel, at: 1 } })
    at('participant.refuse').click()
    await drawn()
    expect(asked(page, 'participant.refuse')).toEqual([])
    expect(at('refuse-dialog').textContent).toContain('this cannot be taken back')
    await submit('refuse-dialog-yes')
    expect(asked(page, 'participant.refuse')[0]).toEqual({ participants: ['p9'] })
  })
})

describe('somebody in a quiet room', () => {
  it('reads why, and what they can still do; forms in public say so, too', async () => {
    const { agenda } = view_of(jonas)
    const page = await joined(view_of(jonas, { agenda: { ...agenda, phase: 'hello' } }))
    await told(page, 'room.muted', { seq: 50, at: 4, room: 'main', reason: 'Breathe' })
    expect(spoken(page)).toBe('This room is quiet for a while.')
    expect(at('quiet').textContent).toContain('Reason: Breathe')
    expect(at('quiet').textContent).toContain('write to the staff')
    expect(at('checkin-form').textContent).toContain('This room is quiet for a while.')
    await write('checkin-form', 'Curious')
    await submit('checkin-form')
    expect(asked(page, 'checkin.answer')).toEqual([])
    await told(page, 'room.unmuted', { seq: 51, room: 'main' })
    expect(notices(page)).toEqual(['Everyone can write here again.'])
    await submit('checkin-form')
    expect(asked(page, 'checkin.answer')[0].text).toBe('Curious')
  })

  it('in slow mode, reads the pace before writing; a change elsewhere is not told', async () => {
    const page = await joined(view_of(jonas))
    await told(page, 'slow.set', { seq: 50, room: 'r3', every_s: 30 })
    expect(find('slow')).toBeNull()
    await told(page, 'slow.set', { seq: 51, room: 'all', every_s: 120 })
    expect(at('slow').textContent).toBe('Slow mode: each of us waits 2 minutes between two messages. ')
    expect(spoken(page)).toContain('2 minutes')
  })
})

describe('a flag', () => {
  const said = { ...view_of(jonas) }
  said.room = { ...said.room, messages: [message(1, mira, 'Hurry up'), message(2, aylin, 'No')] }

  it('about one of the staff says that they do not see who told them', async () => {
    await joined(said)
    document.querySelectorAll<HTMLElement>('[data-testid="message-more"]')[0]!.click()
    await drawn()
    at('flag-open').click()
    await drawn()
    expect(at('flag-dialog').textContent).toContain('but not who told them')
  })

  const flag = {
    seq: 50, flag: 'f1', target: 'm2', at: 1, room: 'main', about: aylin, from: jonas,
    words: [{ message: 'm2', at: 1, from: aylin, text: 'No' }],
  }

  it('about a person in our room says that they read no words but ours', async () => {
    const page = await joined(inside_r3(jonas))
    expect(document.querySelectorAll('[data-testid="person-flag"]').length).toBe(1)
    expect(at('person-flag').getAttribute('aria-label')).toBe('Tell the staff about Aylin')
    at('person-flag').click()
    await drawn()
    expect(at('flag-dialog').textContent).toContain('They see whom it is about, what you write here')
    await write('flag-dialog', 'She does not feel well')
    await told(page, 'participant.moved', { seq: 50, at: 2, participant: aylin, from: 'r3', to: 'r4', why: 'moved' })
    expect(at('flag-dialog').querySelector('textarea')!.value).toBe('She does not feel well')
    await submit('flag-send')
    expect(asked(page, 'flag.raise')).toEqual([{ target: 'p5', note: 'She does not feel well' }])
    page.socket.answer('flag.raise', { seq: 51 })
    await drawn()
    expect(notices(page)).toContain('The staff know. What came of it will stand under “Write to the staff”.')
  })

  it('is answered in words; hiding asks for a reason', async () => {
    const page = await joined(view_of(theo))
    await told(page, 'flag.raised', flag)
    expect(spoken(page)).toBe('Somebody has told the staff that something is wrong.')
    at('flag-resolve').click()
    await drawn()
    await submit('outcome-dialog-yes')
    expect(at('outcome-dialog').textContent).toContain('Please say in a few words')
    await press('We spoke with them.')
    await submit('outcome-dialog-yes')
    expect(asked(page, 'flag.resolve')[0]).toEqual({ flag: 'f1', outcome: 'We spoke with them.' })
    page.socket.answer('flag.resolve', { seq: 51 })
    await drawn()
    at('flag-hide').click()
    await drawn()
    expect(at('hide-dialog').textContent).toContain('Reason, for the staff')
  })

  it('whose message is hidden shows by whom, instead of the button; what is left has the focus', async () => {
    const page = await joined(view_of(theo, { room: said.room }))
    await told(page, 'flag.raised', flag)
    at('flag-hide').focus()
    at('flag-hide').click()
    await drawn()
    await submit('hide-dialog-yes')
    await told(page, 'message.hidden', { seq: 51, at: 2, room: 'main', message: 'm2', by: theo })
    const sentences = last_said(page).number
    page.socket.answer('message.hide', { seq: 51 })
    await drawn()
    expect(find('flag-hide')).toBeNull()
    expect(at('flag-hidden').textContent).toBe('Hidden by you.')
    await vi.waitFor(() => expect(document.activeElement).toBe(at('flag-mute')))
    expect(spoken(page)).toBe('You can undo hiding the message for 30 seconds. Press U.')
    expect(last_said(page).number).toBe(sentences + 1)
    expect(notices(page)).toEqual([])
    const shown = message(2, aylin, 'No')
    await told(page, 'message.unhidden', { seq: 52, room: 'main', message: 'm2', shown })
    expect(find('flag-hidden')).toBeNull()
    expect(at('flag-hide').textContent).toBe('Hide it')
  })

  it('about a person who is muted says until when; the button is back when that is over', async () => {
    const page = await joined(view_of(theo))
    await told(page, 'flag.raised', flag)
    at('flag-mute').focus()
    const until = page.world.now() + 300_000
    await told(page, 'participant.muted', { seq: 51, at: 2, participant: 'p5', until, by: mira })
    expect(find('flag-mute')).toBeNull()
    expect(at('flag-muted').textContent).toMatch(/^Muted by Mira until \d.*\.$/)
    await vi.waitFor(() => expect(document.activeElement).toBe(at('flag-resolve')))
    page.world.pass(301_000)
    await drawn()
    expect(at('flag-mute').textContent).toBe('Mute Aylin')
  })

  it('from a room we are not in shows what we did there, until it is taken back', async () => {
    const page = await joined(view_of(theo))
    await told(page, 'flag.raised', { ...flag, target: 'm9', room: 'r3' })
    at('flag-hide').click()
    await drawn()
    await submit('hide-dialog-yes')
    page.socket.answer('message.hide', { seq: 51 })
    await drawn()
    expect(at('flag-hidden').textContent).toBe('Hidden by you.')
    await told(page, 'action.undone', { seq: 53, at: 3, first: 51, action: 51, by: theo })
    expect(at('flag-hide').textContent).toBe('Hide it')
    at('flag-hide').click()
    await drawn()
    await submit('hide-dialog-yes')
    page.socket.refuse('message.hide', 'already_done', { by: mira })
    await drawn()
    expect(at('flag-hidden').textContent).toBe('Hidden by Mira.')
  })

  it('is shown again where it says that it was hidden, long after it could be undone', async () => {
    const page = await joined(view_of(theo))
    await told(page, 'flag.raised', { ...flag, target: 'm9', room: 'r3' })
    expect(find('flag-show')).toBeNull()
    at('flag-hide').click()
    await drawn()
    await submit('hide-dialog-yes')
    page.socket.answer('message.hide', { seq: 51 })
    await drawn()
    page.world.pass(31_000)
    at('flag-show').focus()
    await press('Show it again')
    expect(asked(page, 'message.unhide')).toEqual([{ message: 'm9' }])
    expect(at('flag-hidden').textContent).toBe('Hidden by you.')
    page.socket.answer('message.unhide', { seq: 52 })
    await drawn()
    expect(find('flag-hidden')).toBeNull()
    expect(at('flag-hide').textContent).toBe('Hide it')
    await vi.waitFor(() => expect(document.activeElement).toBe(at('flag-mute')))
  })

  it('is not shown again by whoever may not act on its author', async () => {
    const page = await joined(view_of(theo))
    const words = [{ message: 'm9', at: 2, from: mira, text: 'No' }]
    await told(page, 'flag.raised', { ...flag, target: 'm9', room: 'r3', about: mira, words })
    await told(page, 'message.hidden', { seq: 51, at: 2, room: 'r3', message: 'm9', by: mira })
    expect(at('flag-hidden').textContent).toBe('Hidden by Mira.')
    expect(find('flag-show')).toBeNull()
  })

  it('that is answered leaves the focus with the list it stood in', async () => {
    const page = await joined(view_of(theo))
    await told(page, 'flag.raised', flag)
    at('flag-resolve').focus()
    await told(page, 'flag.resolved', { seq: 51, at: 2, flag: 'f1', outcome: 'We spoke', by: mira })
    expect(find('flag')).toBeNull()
    await vi.waitFor(() => expect(document.activeElement!.id).toBe('needs-title'))
  })

  it('about oneself is for somebody else to answer', async () => {
    const page = await joined(view_of(theo))
    await told(page, 'flag.raised', { seq: 50, flag: 'f1', target: 'p3', at: 1, about: theo, words: [] })
    expect(find('flag-resolve')).toBeNull()
    expect(at('flag').textContent).toContain('somebody else of the staff looks at it')
  })
})

describe('letters', () => {
  it('being answered are not lost when a colleague was quicker', async () => {
    const page = await joined(view_of(theo))
    const letter = { participant: jonas, letter: 'l1', at: 1, from: jonas, text: 'May I?' }
    await told(page, 'staff.written', { seq: 50, ...letter })
    expect(spoken(page)).toBe('Jonas has written to the staff.')
    at('thread-answer').click()
    await drawn()
    await write('thread-form', 'Of course')
    await told(page, 'staff.written', { seq: 51, ...letter, letter: 'l2', from: mira, text: 'Yes' })
    expect(find('thread')).toBeNull()
    expect(at('thread-dialog').textContent).toContain('Yes')
    expect(at('thread-form').querySelector('textarea')!.value).toBe('Of course')
  })

  it('of the staff are counted at the button until they are read', async () => {
    const page = await joined(view_of(jonas))
    await told(page, 'staff.written', {
      seq: 50, participant: jonas, letter: 'l1', at: 1, from: mira, text: 'All right?',
    })
    expect(at('letters').textContent).toBe('Write to the staff (1)')
    await press('Write to the staff (1)')
    expect(at('letters-dialog').textContent).toContain('All right?')
    at('letters-dialog').querySelector<HTMLElement>('p.row.end button')!.click()
    await drawn()
    expect(at('letters').textContent).toBe('Write to the staff')
  })

  it('among the staff are counted while nobody looks', async () => {
    const page = await joined(view_of(theo))
    await told(page, 'staff.noted', { seq: 50, letter: 'l1', at: 1, from: mira, text: 'Look at r3' })
    expect(at('staff-notes').querySelector('summary')!.textContent).toBe('Among the staff (1 new)')
    expect(spoken(page)).toBe('Mira notes for the staff: Look at r3')
  })
})

describe('slow mode', () => {
  const in_card = (room: string): HTMLSelectElement =>
    document.querySelector(`[data-room="${room}"] [data-testid="pace-room"]`)!
  const choose = async (list: HTMLSelectElement, value: string): Promise<void> => {
    list.value = value
    list.dispatchEvent(new Event('change', { bubbles: true }))
    await drawn()
  }

  it('is set by a moderator for one room, and goes back to that of all', async () => {
    const { round, rooms } = inside_r3(theo)
    const page = await joined(view_of(theo, { round, rooms }))
    expect(in_card('r3').getAttribute('aria-label')).toBe('Slow mode: Room 1')
    await choose(in_card('r3'), '30')
    expect(asked(page, 'slow.set')).toEqual([{ every_s: 30, room: 'r3' }])
    await told(page, 'slow.set', { seq: 50, room: 'r3', every_s: 30, by: theo })
    await told(page, 'slow.set', { seq: 51, room: 'all', every_s: 60, by: mira })
    expect(in_card('r3').value).toBe('30')
    expect(in_card('r4').value).toBe('0')
    expect(in_card('r4').options[0]!.text).toBe('as in all rooms: 1 minute')
    await choose(in_card('r3'), '0')
    expect(asked(page, 'slow.set')[1]).toEqual({ every_s: 0, room: 'r3' })
  })

  it('of the main room has its own choice while there are others', async () => {
    const page = await joined(view_of(theo))
    expect(find('pace-main')).toBeNull()
    await told(page, 'slow.set', { seq: 50, room: 'main', every_s: 45, by: mira })
    const main = at('pace-main') as HTMLSelectElement
    expect(main.value).toBe('45')
    await choose(main, '0')
    expect(asked(page, 'slow.set')).toEqual([{ every_s: 0, room: 'main' }])
    await choose(at('pace') as HTMLSelectElement, '10')
    expect(asked(page, 'slow.set')[1]).toEqual({ every_s: 10 })
  })
})

describe('what the staff did', () => {
  it('is taken back from there while what was hidden is hidden', async () => {
    const page = await joined(view_of(theo))
    at('moderation-log').click()
    await drawn()
    const hiding = { what: 'message.hidden', by: theo, on: jonas, about: 'Breakout 1', room: 'r3' }
    const acts = [
      { act: 1, at: 1, ...hiding, hidden: 'm9' },
      { act: 2, at: 2, ...hiding, hidden: 'm9' },
      { act: 3, at: 3, ...hiding, on: mira, hidden: 'm10' },
    ]
    page.socket.answer('moderation.log', { acts, more: false })
    await drawn()
    const offered = (): number => document.querySelectorAll('[data-testid="act-show"]').length
    expect(offered()).toBe(1)
    at('act-show').click()
    await drawn()
    expect(asked(page, 'message.unhide')).toEqual([{ message: 'm9' }])
    page.socket.answer('message.unhide', { seq: 52 })
    await drawn()
    expect(offered()).toBe(0)
    expect(document.activeElement!.textContent).toContain('Theo hid a message of Jonas in “Breakout 1”')
  })

  it('is read in sentences, the latest first', async () => {
    const page = await joined(view_of(theo))
    at('moderation-log').click()
    await drawn()
    const acts = [
      { act: 1, at: 1, by: mira, what: 'session.opened' },
      { act: 2, at: 2, by: mira, what: 'participant.muted', on: jonas, reason: 'Loud' },
      { act: 3, at: 3, by: theo, what: 'room.muted' },
      { act: 4, at: 4, by: theo, what: 'flag.resolved', reason: 'We spoke' },
      { act: 5, at: 5, by: theo, what: 'message.hidden', on: jonas, room: 'main' },
    ]
    page.socket.answer('moderation.log', { acts, more: false })
    await drawn()
    const lines = [...document.querySelectorAll('[data-testid="act"]')].map((li) => li.textContent)
    const told = lines.map((line) => line!.replace(/^[\d:]+\s*([AP]M)?\s*/, ''))
    expect(told.map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([
      'Theo hid a message of Jonas in the main room',
      'Theo answered a flag about a card without a name We spoke',
      'Theo asked for quiet in all rooms', 'Mira muted Jonas Loud', 'Mira opened the session',
    ])
  })
})
