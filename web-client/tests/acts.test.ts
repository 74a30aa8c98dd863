// What the staff did, told in sentences: in their list and in what is kept about a person.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { act_said } from '../src/words/en_acts'

const bare = { by: 'Fred', on: '', about: '', place: '' }
const said = (act: string, told: Partial<typeof bare> = {}): string =>
  `Fred ${act_said(act, { ...bare, ...told })}`

// The names that the rules have for what staff do.
const rules = readFileSync(new URL('../../server/core/staff_acts.cpp', import.meta.url), 'utf8')
const known = [...new Set(rules.match(/(?<=")[a-z]+\.[a-z_]+(?=")/g))]

describe('what the staff did', () => {
  it('has a sentence for all that the rules tell', () => {
    expect(known.length).toBeGreaterThan(45)
    for (const act of known) expect(said(act), act).not.toContain(act)
  })

  it('never breaks off, whatever is not told', () => {
    const told = [{}, { on: 'Ari' }, { about: 'Listening' }, { place: 'the main room' }]
    for (const act of known)
      for (const some of told)
        expect(said(act, some), act).not.toMatch(/ (of|in|to|into|on|about|under|for|with|:)$|undefined/)
  })

  it('says whose message it was, and where', () => {
    const main = { on: 'Ari', place: 'the main room' }
    expect(said('message.hidden', main)).toBe('Fred hid a message of Ari in the main room')
    expect(said('message.unhidden', { on: 'Ari', about: 'Breakout 1' })).toBe(
      'Fred showed a message of Ari in “Breakout 1” again',
    )
    expect(said('participant.moved', main)).toBe('Fred moved Ari to the main room')
    expect(said('room.muted', { place: 'all rooms' })).toBe('Fred asked for quiet in all rooms')
    expect(said('slow.set', { about: 'Breakout 2' })).toBe('Fred changed slow mode in “Breakout 2”')
    expect(said('rooms.extended')).toBe('Fred changed the time of the rooms')
  })

  it('tells one card from several, and a card from its author', () => {
    expect(said('card.approved', { on: 'Ari' })).toBe('Fred approved a card of Ari')
    expect(said('card.approved')).toBe('Fred approved cards')
    expect(said('cards.grouped', { on: 'Ari', about: 'Trust' })).toBe(
      'Fred put a card of Ari under “Trust”',
    )
    expect(said('cards.grouped')).toBe('Fred took cards out of their theme')
    expect(said('card.hidden')).toBe('Fred hid a card without a name')
    expect(said('flag.resolved')).toBe('Fred answered a flag about a card without a name')
  })

  it('says who has which role', () => {
    expect(said('role.granted', { on: 'Ari', about: 'Moderator' })).toBe('Fred made Ari a moderator')
    expect(said('role.granted', { on: 'Fred', about: 'Facilitator' })).toBe(
      'Fred became a facilitator',
    )
    expect(said('link.rotated', { about: 'Attendee' })).toBe(
      'Fred made a new link for the role “Attendee”',
    )
    expect(said('deputy.named')).toBe('Fred asked nobody to stand in any more')
  })
})
