// A plan, pins by both, a shuffle by each, and the rooms open as they were planned.
import { same, yes } from '../harness/agree.mjs'
import { said } from '../harness/ear.mjs'
import { achieved, choose, room_of, seats, shuffle } from '../planning/looking.mjs'
import { both_see_the_same, id_of, sizes } from './looking.mjs'

async function make({ mira, theo }) {
  await mira.see('plan-panel').locator('summary').click()
  await mira.see('plan-method').selectOption('balanced')
  await mira.see('plan-by').selectOption('rooms')
  await mira.see('plan-panel').getByLabel('Make', { exact: true }).fill('3')
  await mira.see('plan').click()
  for (const person of [mira, theo]) {
    const words = 'Rooms of 3 or 4. No room has fewer than 2 affiliations.'
    await achieved(person, words)
    await said(person, words)
  }
  same(Object.values(await sizes(theo)).sort(), [3, 4, 4])
}

async function pin({ mira, theo }) {
  await choose(mira, 'Amara', 'Ben')
  await mira.see('keep-together').click()
  await said(mira, 'Amara and Ben stay together')
  await theo.see('pin').filter({ hasText: 'Amara and Ben stay together' }).waitFor()
  await choose(theo, 'Eli', 'Fay')
  await theo.see('keep-apart').click()
  await said(theo, 'Eli and Fay stay apart')
  await mira.see('pin').filter({ hasText: 'Eli and Fay stay apart' }).waitFor()
}

async function pins_hold(cast) {
  const { mira, amara_id, ben_id, eli, fay } = cast
  await achieved(mira, 'All pins kept.')
  same(await room_of(mira, amara_id), await room_of(mira, ben_id), 'Amara and Ben sit together')
  const of_fay = await room_of(mira, fay.id)
  yes((await room_of(mira, eli.id)) !== of_fay, 'Eli and Fay sit apart')
}

async function open(cast) {
  const { mira, attendees, programs } = cast
  const plan = await seats(mira)
  await mira.see('open-rooms').click()
  for (const person of attendees) {
    await person.in_a_breakout()
    const id = await id_of(mira, person.name)
    yes(plan[await person.room()].includes(id), `${person.name} is not where the plan had them`)
    await said(person, 'The small rooms have opened.')
  }
  for (const program of programs) {
    await program.hears('room.entered', ({ why }) => why === 'opened')
    yes(plan[program.room].includes(program.id), `${program.name} is not where the plan had them`)
  }
}

export async function plan(scene, cast) {
  const { mira, theo } = cast

  await scene.step('three rooms are planned; both read and hear what the plan came to', async () => {
    await make(cast)
    await both_see_the_same(cast)
    for (const name of ['Amara', 'Ben']) {
      cast[`${name.toLowerCase()}_id`] = await id_of(mira, name)
    }
  })

  await scene.step('one keeps two together, the other keeps two apart', () => pin(cast))

  await scene.step('either shuffles, and every pin is kept', async () => {
    for (const person of [mira, theo, mira, theo]) {
      await shuffle(person)
      await pins_hold(cast)
    }
    await both_see_the_same(cast)
    await mira.picture('40-plan-facilitator')
  })

  await scene.step('the rooms open, and everybody is where the plan had them', async () => {
    await open(cast)
    await theo.see('plan-panel').waitFor({ state: 'detached' })
    await both_see_the_same(cast)
  })
}
