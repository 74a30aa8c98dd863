// What nobody claims in a minute is urgent: in words, and said once. The minute is a real one, on the
// server's clock.
import { includes, yes } from '../harness/agree.mjs'
import { announced } from '../harness/keyboard.mjs'
import { patience_ms } from '../harness/patience.mjs'

const unclaimed_ms = 60_000

export async function wait_too_long(scene, { frances, theo, eli, eli_asked_at }) {
  await scene.step('what nobody has claimed after a minute is urgent for all staff', async () => {
    const call = frances.see('help-request').filter({ hasText: 'Eli' })
    const timeout = unclaimed_ms + patience_ms
    await call.getByTestId('help-urgent').waitFor({ timeout })
    yes(Date.now() - eli_asked_at > unclaimed_ms - 2_000, 'it was urgent too soon')
    await announced(frances, 'Urgent: Eli has waited for a minute')
    await theo.look_at('needs')
    await theo.see('help-urgent').waitFor()
    includes(await theo.see('tab-needs').textContent(), '1 urgent')
    await theo.picture('34-urgent-phone')
    await frances.picture('34-urgent-facilitator')
  })

  await scene.step('a claim ends that, and who goes leaves it to the others', async () => {
    await theo.see('help-request').getByTestId('help-claim').click()
    await theo.see('help-urgent').waitFor({ state: 'detached' })
    await eli.hears('help.claimed', ({ by }) => by.name === 'Theo')
    await theo.see('leave').click()
    await theo.see('leave-dialog-yes').click()
    await eli.hears('help.released', ({ by }) => by.name === 'Theo')
    const call = frances.see('help-request').filter({ hasText: 'Eli' })
    await call.getByTestId('help-urgent').waitFor()
    await call.getByTestId('help-on-my-way').click()
    await eli.hears('help.answered', ({ text }) => text === 'On my way')
  })
}
