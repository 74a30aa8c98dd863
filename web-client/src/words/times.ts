// Times in the reader's language and time zone.
import { language } from './t'

// English is read in many countries: their own way to write a time.
const wished = globalThis.navigator?.language ?? language
const locale = wished.startsWith(language) ? wished : language

const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })

export const time_of_day = (ms: number): string => time.format(ms)
export const day_and_time = (ms: number): string => `${day.format(ms)}, ${time.format(ms)}`
