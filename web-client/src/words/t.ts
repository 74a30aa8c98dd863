// The words of the page in the reader's language: `t.chat.send`, `t.people(5)`.
// A language is one file beside this one, typed like English, so that none can miss a word.
import { en } from './en'

export type Words = typeof en

const languages: Record<string, Words> = { en }

export const language: string =
  (globalThis.navigator?.languages ?? []).map((tag) => tag.slice(0, 2)).find((l) => languages[l]) ??
  'en'

export const t: Words = languages[language]!
