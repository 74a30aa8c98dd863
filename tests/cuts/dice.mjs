// Numbers that a seed decides (mulberry32), so that a run can be repeated.
export function dice_of(seed) {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count) => Math.floor(roll() * count)
  const one_of = (list) => list[below(list.length)]
  const shuffled = (list) => {
    const copy = [...list]
    for (let at = copy.length - 1; at > 0; at -= 1) {
      const other = below(at + 1)
      ;[copy[at], copy[other]] = [copy[other], copy[at]]
    }
    return copy
  }
  return { roll, below, one_of, shuffled }
}
