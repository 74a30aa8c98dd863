// What is so, said shortly, with what was found when it is not.
import { strict as assert } from 'node:assert'

export const same = (found, expected, what) => assert.deepEqual(found, expected, what)
export const yes = (found, what) => assert.ok(found, what)
export const no = (found, what) => assert.ok(!found, what)

export function includes(text, part) {
  assert.ok(text?.includes(part), `“${part}” is not in “${text}”`)
}

export async function refused(promise, reason) {
  const why = await promise.then(
    () => assert.fail(`this should have been refused: ${reason}`),
    (thrown) => thrown,
  )
  assert.equal(why.reason, reason, why.message)
  return why
}
