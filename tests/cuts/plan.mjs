// Where to cut. Frames are those of an uncut viewer in the same story; in another's stream they
// may be a little longer or shorter, which a `Line` allows for.
import { ways_to_cut } from './line.mjs'

const drawn_inside = 3 // Places in a frame, besides its borders.

// Every place in a frame, its end included.
const every_place = (length) => Array.from({ length: length + 1 }, (_, at) => at)

// The borders, two bytes to each side, the bytes of the head, and some in between.
function borders_and_some(length, dice) {
  const inside = Array.from({ length: drawn_inside }, () => dice.below(length))
  return [...new Set([0, 1, 2, 3, 4, ...inside, -2, -1])]
}

export function cuts_in(lengths, { side, role, every_byte }, dice) {
  const places = (length) => (every_byte ? every_place(length) : borders_and_some(length, dice))
  const cuts = lengths.flatMap((length, frame) => places(length).map((at) => ({ frame, at })))
  return dice.shuffled(cuts).map((cut) => ({ ...cut, side, role, how: dice.one_of(ways_to_cut) }))
}

// In a stream that nobody can look into: bytes counted from its start.
export function cuts_blindly(bytes, { side, role, count }, dice) {
  const cut = () => ({ frame: 0, at: dice.below(bytes), side, role, how: dice.one_of(ways_to_cut) })
  return Array.from({ length: count }, cut)
}

// As many talks as it takes, with at most so many cut and so many uncut viewers in each. They are
// about equally full: a few people left over would be too few for the two rooms of the story.
export function in_talks(cuts, { cut, uncut }) {
  const count = Math.ceil(cuts.length / cut)
  const from = (nth) => Math.floor((nth * cuts.length) / count)
  return Array.from({ length: count }, (_, nth) => [
    ...cuts.slice(from(nth), from(nth + 1)),
    ...Array.from({ length: uncut }, () => null),
  ])
}
