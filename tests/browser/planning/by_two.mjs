// Both at once: what one asks while the other has changed the plan is not done, and both see one.
import { same } from '../harness/agree.mjs'
import { choose, room_of, same_plan, seats, shuffle } from './looking.mjs'

const told = /Mira changed the plan at \d\d:\d\d; look at it again\./

async function loses_the_line(theo) {
  theo.cable.cut()
  await theo.see('link-banner').waitFor()
}

async function comes_back(theo) {
  theo.cable.mend()
  await theo.page.evaluate(() => window.dispatchEvent(new Event('online')))
  await theo.see('link-banner').waitFor({ state: 'detached' })
}

// Somebody's other room of the plan.
async function another_room(person, id) {
  const here = await room_of(person, id)
  return Object.keys(await seats(person)).find((room) => room && room !== here)
}

export async function plan_by_two(scene, cast) {
  const { mira, theo } = cast

  await scene.step('a shuffle meets a move that it had not seen: told, and not done', async () => {
    await loses_the_line(theo)
    await theo.see('plan').click()
    await theo.see('plan').filter({ hasText: 'Making the plan…' }).waitFor()
    await mira.move(cast.hana.name, await another_room(mira, cast.hana.id))
    await mira.see('notice').filter({ hasText: 'Hana moved to Breakout' }).waitFor()
    const plan = await seats(mira)
    await comes_back(theo)
    await theo.see('plan-problem').filter({ hasText: told }).waitFor()
    await theo.see('plan').filter({ hasText: 'Shuffle again' }).waitFor()
    same(await seats(mira), plan, 'nothing was done')
    await same_plan(theo, mira)
    await theo.see('plan-problem').scrollIntoViewIfNeeded()
    await theo.picture('24-clash-facilitator-phone')
  })

  await scene.step('so does a move that meets a shuffle', async () => {
    const room = await another_room(theo, cast.gus.id)
    await loses_the_line(theo)
    await theo.move(cast.gus.name, room)
    await shuffle(mira)
    const plan = await seats(mira)
    await comes_back(theo)
    await theo.see('notice').filter({ hasText: told }).waitFor()
    same(await seats(mira), plan, 'nothing was done')
    await same_plan(theo, mira)
  })

  await scene.step('having looked, the other plans on, at 360 px', async () => {
    await choose(theo, 'Fay', 'Gus')
    await theo.see('keep-apart').click()
    await theo.see('pin').filter({ hasText: 'Fay and Gus stay apart' }).waitFor()
    await theo.see('plan-method').selectOption('random')
    await shuffle(theo)
    same(await theo.see('plan-problem').textContent(), '')
    await mira.see('pin').filter({ hasText: 'Fay and Gus stay apart' }).waitFor()
    await same_plan(theo, mira)
    same(await theo.sideways(), 0)
  })
}
