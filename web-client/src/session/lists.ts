// Lists that are never changed in place: each function returns a new list, or the same one when
// there is nothing to do.

// Ids are a letter and the number of the event that made the thing, so numbers give the order.
export const number_of = (id: string): number => Number(id.slice(1))

export function change<T>(list: T[], is: (item: T) => boolean, to: (item: T) => T): T[] {
  return list.some(is) ? list.map((item) => (is(item) ? to(item) : item)) : list
}

export function without<T>(list: T[], is: (item: T) => boolean): T[] {
  return list.some(is) ? list.filter((item) => !is(item)) : list
}

// Puts `item` where its id belongs; one with the same id is replaced.
export function place<T>(list: T[], item: T, id: (item: T) => string): T[] {
  const key = id(item)
  const at = list.findIndex((other) => id(other) === key)
  if (at >= 0) return list.map((other, index) => (index === at ? item : other))
  const after = list.findIndex((other) => number_of(id(other)) > number_of(key))
  return after < 0 ? [...list, item] : [...list.slice(0, after), item, ...list.slice(after)]
}

// What is left when the server says where a window begins now; without that, all of it.
export function since<T>(list: T[], oldest: string | null | undefined, id: (item: T) => string): T[] {
  if (!oldest) return list
  return without(list, (item) => number_of(id(item)) < number_of(oldest))
}

// The latest `most` by their ids' numbers.
export function latest<T>(list: T[], most: number): T[] {
  return list.length > most ? list.slice(list.length - most) : list
}

// A copy without the fields that are absent, so that "left out" and "null" look the same.
export function present<T extends object>(object: T): T {
  const kept = Object.entries(object).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(kept) as T
}

export function omit<T extends object>(object: T, ...names: (keyof T)[]): T {
  const copy = { ...object }
  for (const name of names) delete copy[name]
  return copy
}
