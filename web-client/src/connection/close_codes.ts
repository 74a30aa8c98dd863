// Part 7 of the contract: what a client does when a connection ends.
export type Ending =
  | 'broken' // we were not understood: stop, tell the user
  | 'closed' // the session is closed
  | 'removed' // we were removed
  | 'left' // we left, in this tab or another
  | 'elsewhere' // the same person is here nine times: offer "use here"
  | 'refused' // the server does not let us in

export type Move =
  | { next: 'return'; within_ms: number } // after a random time, doubling
  | { next: 'wait'; for_ms: number }
  | { next: 'return_once' }
  | { next: 'stop'; ending: Ending }

const restart: Move = { next: 'return', within_ms: 5_000 }
const network: Move = { next: 'return', within_ms: 2_000 }
const broken: Move = { next: 'stop', ending: 'broken' }

export const return_within_ms_max = 30_000

const moves: Record<number, Move> = {
  1000: { next: 'stop', ending: 'left' },
  1002: broken,
  1003: broken,
  1007: broken,
  1009: broken,
  1008: { next: 'wait', for_ms: 30_000 },
  1012: restart,
  4000: { next: 'stop', ending: 'closed' },
  4001: { next: 'return_once' },
  4003: { next: 'stop', ending: 'removed' },
  4008: { next: 'stop', ending: 'elsewhere' },
  4009: restart,
}

// Any other code is the network's: a phone in a tunnel, a laptop that slept.
export const move_after = (code: number): Move => moves[code] ?? network

// Full jitter: anywhere between now and a bound that doubles, so that after a restart hundreds
// of clients do not come back at once.
export function delay_ms(within_ms: number, attempt: number, random: number): number {
  const bound = Math.min(return_within_ms_max, within_ms * 2 ** Math.min(attempt, 10))
  return Math.floor(random * bound)
}
