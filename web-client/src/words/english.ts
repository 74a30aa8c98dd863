// How English counts and lists.
export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`
export const quoted = (text: string): string => `“${text}”`
export function list(names: string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}
export const minutes = (n: number): string => count(n, 'minute', 'minutes')
// Of seconds: in minutes when they are whole ones.
export const span = (s: number): string =>
  s >= 60 && s % 60 === 0 ? minutes(s / 60) : count(s, 'second', 'seconds')
export const people = (n: number): string => count(n, 'person', 'people')
export const rooms = (n: number): string => count(n, 'room', 'rooms')
export const messages = (n: number): string => count(n, 'message', 'messages')
