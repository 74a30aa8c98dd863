// A deputy is named; when no facilitator is left, whoever is asked takes over and can steer at once.
import { same, yes } from '../harness/agree.mjs'
import { accessible } from '../harness/axe.mjs'
import { announced } from '../harness/keyboard.mjs'

// The server waits a minute from the last sign of life.
const missed_ms = 90_000

const leave = async (person) => {
  await person.see('leave').click()
  await person.see('leave-dialog-yes').click()
  await person.see('left').waitFor()
}

export async function take_over(scene, cast) {
  const { mira, theo, noor, ana } = cast

  await scene.step('a facilitator asks an attendee to stand in', async () => {
    await mira.about('Ana', 'Ask to stand in')
    await announced(mira, 'Ana is asked to take over when no facilitator is here.')
    await ana.page.getByText('you will be asked to take over').waitFor({ state: 'attached' })
  })

  await scene.step('both facilitators leave; clocks go on, and all see that nobody steers', async () => {
    await leave(theo)
    await leave(mira)
    const nobody = 'No facilitator is here just now.'
    await noor.see('who-facilitates').filter({ hasText: nobody }).waitFor()
    await ana.see('who-facilitates').filter({ hasText: nobody }).waitFor({ state: 'attached' })
  })

  await scene.step('after a minute the deputy is asked, not the moderator', async () => {
    await ana.see('offer').waitFor({ timeout: missed_ms })
    await announced(ana, 'Nobody facilitates just now. You can take over.')
    same(await noor.see('offer').count(), 0)
    await accessible(ana, 'with the role offered')
    await ana.picture('29-offer-attendee')
  })

  await scene.step('the deputy takes over, with the page that it takes', async () => {
    await ana.see('take-over').click()
    await ana.see('staff').waitFor()
    await ana.see('extend-all').click()
    await ana.see('undo').filter({ hasText: 'the new time of the rooms' }).waitFor()
    await noor.see('who-facilitates').filter({ hasText: 'Ana facilitates.' }).waitFor()
    yes(await ana.see('next').isVisible(), 'there is a step to take')
    await ana.picture('30-deputy-facilitates')
  })

  await scene.step('who comes back steers as well', async () => {
    await mira.see('come-back').click()
    await mira.see('enter').click()
    await mira.see('header').waitFor()
    await noor.see('who-facilitates').filter({ hasText: 'Mira and Ana facilitate.' }).waitFor()
  })
}
