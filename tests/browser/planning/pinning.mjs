// Pins: set for those who are chosen, kept by every shuffle, told when they contradict, taken away.
import { same, yes } from '../harness/agree.mjs'
import { announced } from '../harness/keyboard.mjs'
import { achieved, choose, room_of, same_plan, shuffle } from './looking.mjs'

const shuffles = 5

// Two attendees who sit apart in this plan.
async function two_apart(cast) {
  const [first, ...others] = cast.attendees
  for (const other of others) {
    if ((await room_of(cast.mira, first.id)) !== (await room_of(cast.mira, other.id))) {
      return [first, other]
    }
  }
  throw new Error('all sit in one room')
}

export async function pin_people(scene, cast) {
  const { mira, theo } = cast

  await scene.step('two are kept together: said, listed, and not yet kept', async () => {
    cast.pair = await two_apart(cast)
    const [one, other] = cast.pair
    await choose(mira, one.name, other.name)
    await mira.picture('21-chosen-facilitator')
    await mira.see('keep-together').click()
    const words = `${one.name} and ${other.name} stay together`
    await announced(mira, words)
    for (const person of [mira, theo]) {
      await person.see('pin').filter({ hasText: `${words} (not kept; shuffle again)` }).waitFor()
      await achieved(person, '1 pin is not kept in this plan.')
    }
    // The focus does not fall off the page with the bar.
    await mira.page.waitForFunction(() => document.activeElement?.closest('[data-person]'))
  })

  await scene.step('somebody is kept in the room that they are in', async () => {
    cast.kept = cast.attendees.find((one) => !cast.pair.includes(one))
    cast.kept_in = await room_of(mira, cast.kept.id)
    await choose(mira, cast.kept.name)
    await mira.see('keep-here').click()
    await mira.see('pin').filter({ hasText: `${cast.kept.name} stays in Breakout` }).waitFor()
  })

  await scene.step(`each of ${shuffles} shuffles keeps both pins`, async () => {
    for (let time = 0; time < shuffles; time += 1) {
      await shuffle(mira)
      await achieved(mira, 'All pins kept.')
      const [one, other] = cast.pair
      same(await room_of(mira, one.id), await room_of(mira, other.id))
      same(await room_of(mira, cast.kept.id), cast.kept_in)
    }
    await achieved(theo, 'All pins kept.')
    await same_plan(mira, theo)
    await mira.picture('22-pins-facilitator')
  })

  await scene.step('pins that contradict are refused, with the names', async () => {
    const names = cast.pair.map(({ name }) => name)
    await choose(mira, ...names)
    await mira.see('keep-apart').click()
    const sentence = `${names[0]} and ${names[1]} are pinned together, and also apart.`
    await mira.see('pin-problem').filter({ hasText: sentence }).waitFor()
    await announced(mira, sentence)
    same(await mira.see('pin').count(), 2)
    await mira.picture('23-contradiction-facilitator')
    await mira.see('chosen').getByRole('button', { name: 'Choose nobody' }).click()
  })

  await scene.step('a pin is taken away by the other facilitator, on a phone', async () => {
    await theo.see('pin').filter({ hasText: 'stays in' }).getByTestId('unpin').click()
    await theo.page.waitForFunction(
      () => document.activeElement?.getAttribute('data-testid') === 'pins-title',
    )
    await mira.see('pin').nth(1).waitFor({ state: 'detached' })
    yes(await mira.see('pin').filter({ hasText: 'stay together' }).count(), 'the other pin stays')
  })
}
