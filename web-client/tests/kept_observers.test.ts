// @vitest-environment happy-dom
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it, vi } from 'vitest'

// A turn of its own, for what was referred to weakly is kept until the turn ends.
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('A MutationObserver of the tests is told after a collection of garbage, too', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const told = vi.fn()
  const watch = new MutationObserver(told)
  watch.observe(document.body, { childList: true })
  await turn()
  collect()
  document.body.append(document.createElement('p'))
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce())
  watch.disconnect()
})
