// The rooms open as planned; after a round there is more to say of a plan.
import { same, yes } from '../harness/agree.mjs'
import { achieved, seats, shuffle } from './looking.mjs'

export async function open_as_planned(scene, cast) {
  const { mira, theo, attendees } = cast

  await scene.step('everybody goes where the plan has them', async () => {
    const plan = await seats(mira)
    await theo.see('open-rooms').click()
    for (const one of attendees) {
      await one.hears('room.entered')
      yes(plan[one.room].includes(one.id), `${one.name} is not where the plan had them`)
    }
    await mira.see('plan-panel').waitFor({ state: 'detached' })
  })

  await scene.step('afterwards a plan says who has met before; the same groups can meet', async () => {
    await mira.see('close-all-now').click()
    await mira.see('close-now-dialog-yes').click()
    await mira.see('plan-panel').locator('summary').click()
    const ways = await mira.see('plan-method').locator('option').allTextContents()
    same(ways.filter((way) => way === 'The same groups again').length, 1)
    await mira.see('plan-method').selectOption('same_again')
    await mira.see('plan').click()
    await achieved(mira, '4 pairs have met before.')
    await mira.see('plan-method').selectOption('fresh_faces')
    await shuffle(mira)
    await achieved(mira, '1 pair has met before.')
    await mira.picture('25-fresh-faces-facilitator')
  })
}
