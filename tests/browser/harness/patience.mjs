// How long anything that must happen may take. Nothing waits for a time to pass: what is waited
// for is a state, and this is only when we give up.
export const patience_ms = 25_000

// What the promise gives, unless it takes too long.
export async function in_time(promise, what) {
  let late
  const given_up = new Promise((_, reject) => {
    late = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), patience_ms)
  })
  try {
    return await Promise.race([promise, given_up])
  } finally {
    clearTimeout(late)
  }
}

// Until `true_now` is: looked at again whenever `signal` says that something changed.
export function until(true_now, { changes, what }) {
  return new Promise((resolve, reject) => {
    const stop = (settle, value) => {
      clearTimeout(late)
      changes.off('change', look)
      settle(value)
    }
    const look = () => {
      const found = true_now()
      if (found) stop(resolve, found)
    }
    const late = setTimeout(() => stop(reject, new Error(`waited in vain for ${what}`)), patience_ms)
    changes.on('change', look)
    look()
  })
}
