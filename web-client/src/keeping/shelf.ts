// What this browser keeps between visits: small JSON values under `chats.…` names. When the
// browser keeps nothing (private window, full disk), the page works and forgets on reload.
export interface Shelf {
  read<T>(name: string): T | null
  write(name: string, value: unknown): void
  remove(name: string): void
  names(start: string): string[]
}

export function shelf_in(storage: Storage | null): Shelf {
  const memory = new Map<string, string>()
  const guarded = <T>(action: (storage: Storage) => T, otherwise: () => T): T => {
    if (!storage) return otherwise()
    try {
      return action(storage)
    } catch {
      return otherwise()
    }
  }
  const stored = (name: string): string | null =>
    memory.get(name) ?? guarded((kept) => kept.getItem(name), () => null)
  return {
    read<T>(name: string): T | null {
      try {
        return JSON.parse(stored(name) ?? 'null') as T | null
      } catch {
        return null
      }
    },
    write(name, value) {
      const text = JSON.stringify(value)
      guarded(
        (kept) => kept.setItem(name, text),
        () => void memory.set(name, text),
      )
    },
    remove(name) {
      memory.delete(name)
      guarded((kept) => kept.removeItem(name), () => undefined)
    },
    names(start) {
      const kept = guarded((all) => Object.keys(all), () => [])
      return [...new Set([...kept, ...memory.keys()])].filter((name) => name.startsWith(start))
    },
  }
}

export function browser_shelf(): Shelf {
  try {
    return shelf_in(window.localStorage)
  } catch {
    return shelf_in(null)
  }
}
