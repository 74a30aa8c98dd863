// Words: all there, all used, and in the tone of the house.
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Refused } from '../src/connection/wire'
import { en } from '../src/words/en'
import { board_en } from '../src/words/en_board'
import { receipt_en } from '../src/words/en_receipt'
import { safety_en } from '../src/words/en_safety'
import { staff_en } from '../src/words/en_staff'

const all = {
  t: en, t_staff: staff_en, t_receipt: receipt_en, t_safety: safety_en, t_board: board_en,
}

type Leaf = { path: string; text: string }

// Functions are tried with numbers and with names; those that want a list get one.
function spoken(word: (...given: any[]) => string): string[] {
  const tries = [[1, 1, 1], [2, 2, 2], ['Ana', 'Ana', 'Ana'], [['Ana', 'Ben'], 0]]
  const texts = tries.map((given) => {
    try {
      return word(...given)
    } catch {
      return null
    }
  })
  const wants_a_list = texts[0] === null
  const given = wants_a_list ? texts.slice(3) : texts.slice(0, 3)
  return given.filter((text) => typeof text === 'string')
}

function leaves(words: object, path = ''): Leaf[] {
  return Object.entries(words).flatMap(([name, word]) => {
    const here = path ? `${path}.${name}` : name
    if (here === 't.refusal') return []
    if (typeof word === 'string') return [{ path: here, text: word }]
    if (typeof word === 'function') return spoken(word).map((text) => ({ path: here, text }))
    return leaves(word, here)
  })
}

const sources = (folder: string): string[] =>
  readdirSync(new URL(`../src/${folder}`, import.meta.url), { withFileTypes: true }).flatMap(
    (entry) =>
      entry.isDirectory()
        ? sources(`${folder}${entry.name}/`)
        : [readFileSync(new URL(`../src/${folder}${entry.name}`, import.meta.url), 'utf8')],
  )

const reasons = [
  'parse_error', 'invalid_request', 'unknown_method', 'invalid_params', 'internal', 'not_joined',
  'not_allowed', 'link_invalid', 'session_full', 'session_locked', 'session_closed', 'removed',
  'muted', 'too_fast', 'too_long', 'not_found', 'wrong_phase', 'room_closed', 'already_done',
  'read_only',
]

describe('words', () => {
  it('are never empty, and never shout', () => {
    for (const { path, text } of leaves(all)) {
      expect(text.trim(), path).not.toBe('')
      expect(text, path).not.toMatch(/!|undefined|NaN|\[object/)
    }
  })

  it('have a sentence for every refusal of the contract', () => {
    for (const reason of reasons) {
      const why = new Refused({ code: 1, message: 'The server says no.', data: { reason } })
      const sentence = en.refusal(why)
      expect(sentence, reason).toMatch(/^[A-Z].*\.$/)
      expect(sentence, reason).not.toMatch(/undefined|!/)
    }
  })

  it('know one from many', () => {
    expect([en.people(1), en.people(2), en.chat.new(1), en.chat.new(3)]).toEqual([
      '1 person', '2 people', '1 new message', '3 new messages',
    ])
    expect(en.list(['Ana', 'Ben', 'Cy'])).toBe('Ana, Ben and Cy')
    expect(en.chat.typing(['Ana'], 0)).toBe('Ana is writing…')
    expect(en.chat.typing(['Ana', 'Ben'], 3)).toBe('Ana, Ben and 3 more are writing…')
  })

  it('are all used', () => {
    const text = sources('').join('\n')
    const used = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text)
    const unused = (t: string, en: object): string[] =>
      Object.entries(en).flatMap(([group, words]) => {
        if (typeof words !== 'object') return used(`${t}.${group}`) ? [] : [group]
        return Object.keys(words)
          .filter((name) => !used(`${t}.${group}.${name}`) && !text.includes(`${t}.${group}[`))
          .map((name) => `${group}.${name}`)
      })
    expect(Object.entries(all).flatMap(([t, en]) => unused(t, en))).toEqual([])
  })

  it('stand in no other file: views hold no sentences', () => {
    for (const text of sources('views/')) {
      const sentences = text.match(/>\s*[A-Z][a-z]+ [a-z]+ [^<{}]*</g) ?? []
      expect(sentences.filter((found) => !found.includes('=>'))).toEqual([])
    }
  })
})
