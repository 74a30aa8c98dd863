// Times in the reader's language and time zone.
import { language } from './t'

const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' })

export const time_of_day = (ms: number): string => time.format(ms)
export const day_and_time = (ms: number): string => `${day.format(ms)}, ${time.format(ms)}`
