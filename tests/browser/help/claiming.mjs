// Two of the staff claim at once: one wins, the other reads who was quicker.
import { same } from '../harness/agree.mjs'
import { announced } from '../harness/keyboard.mjs'

const call_of = (person, name) => person.see('help-request').filter({ hasText: name })

async function come_back(theo) {
  theo.cable.mend()
  await theo.page.evaluate(() => window.dispatchEvent(new Event('online')))
  await theo.see('link-banner').waitFor({ state: 'detached' })
}

export async function claim(scene, { frances, theo, ana, ben }) {
  await scene.step('two claim at once: one wins, the other is told by whom', async () => {
    await theo.look_at('needs')
    await theo.picture('31-queue-phone')
    same(await theo.sideways(), 0)
    // His press is on its way while hers arrives.
    theo.cable.cut()
    await theo.see('link-banner').waitFor()
    await call_of(theo, 'Ana').getByTestId('help-claim').click()
    await call_of(frances, 'Ana').getByTestId('help-claim').click()
    await call_of(frances, 'Ana').getByText('You are on it').waitFor()
    await come_back(theo)
    await theo.see('notice').filter({ hasText: 'Frances looks after this already.' }).waitFor()
    await call_of(theo, 'Ana').getByText('Frances is on it').waitFor()
    same(await call_of(theo, 'Ana').getByTestId('help-claim').count(), 0)
  })

  await scene.step('who asked, and their room, read who takes care of it', async () => {
    for (const person of [ana, ben]) {
      await person.see('help-asked-here').filter({ hasText: 'Frances is taking care of it.' }).waitFor()
    }
    await announced(ana, 'Frances is taking care of it.')
    await frances.picture('31-queue-facilitator')
  })

  await scene.step('a claim that is given back is free again', async () => {
    await call_of(frances, 'Ana').getByTestId('help-release').click()
    await call_of(theo, 'Ana').getByTestId('help-claim').waitFor()
    await announced(ana, 'Frances cannot take care of it now.')
    await call_of(frances, 'Ana').getByTestId('help-claim').click()
    await call_of(theo, 'Ana').getByText('Frances is on it').waitFor()
  })
}
