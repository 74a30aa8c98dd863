// The two clocks of the agenda side by side, and the ways to make up what was lost.
import { includes, same } from '../harness/agree.mjs'
import { announced, press } from '../harness/keyboard.mjs'

const step = (person, phase) =>
  person.page.locator(`[data-testid="agenda-step"][data-phase="${phase}"]`)

export async function make_up_time(scene, { mira, theo }) {
  await scene.step('the agenda says how late the end is, beside what was planned', async () => {
    await mira.next('Open the session: Check-in')
    await mira.see('ends').filter({ hasText: ', 8 minutes over' }).waitFor()
    for (const phase of ['check-in', 'rooms', 'debrief']) {
      includes(await step(mira, phase).textContent(), 'plan ')
    }
    includes(await step(mira, 'check-in').textContent(), 'now ')
    includes(await step(mira, 'debrief').textContent(), 'expected ')
    await mira.picture('30-late-facilitator')
  })

  await scene.step('one press, by keyboard, makes it up: the rooms are shorter', async () => {
    await theo.look_at('run')
    const ways = await theo.see('make-up').getByRole('button').allTextContents()
    same(ways, [
      'Shorten “In small groups” to 12 min',
      'A little from each: In small groups 15 min, Back together 8 min and Learn and unlearn 6 min',
    ])
    await theo.picture('30-late-facilitator-phone')
    same(await theo.sideways(), 0)
    await press(mira, mira.page.getByRole('button', { name: ways[0] }), 'Enter')
    await announced(mira, 'In small groups now takes 12 minutes.')
    await announced(theo, 'In small groups now takes 12 minutes.')
    await mira.page.waitForFunction(() => document.activeElement?.id === 'agenda-title')
    for (const person of [mira, theo]) {
      await person.see('ends').filter({ hasText: 'as planned' }).waitFor()
      await person.see('make-up').waitFor({ state: 'detached' })
      await person.see('next').filter({ hasText: 'for 12 minutes' }).waitFor()
    }
  })

  await scene.step('any later step is given another time on a phone', async () => {
    await theo.page.getByText('Change the time of a step').click()
    await theo.see('change-time-step').selectOption('reflection')
    await theo.see('change-time-minutes').fill('9')
    await theo.see('change-time').getByRole('button').click()
    await announced(mira, 'Learn and unlearn now takes 9 minutes.')
    await mira.see('ends').filter({ hasText: ', 2 minutes over' }).waitFor()
    same(await theo.sideways(), 0)
  })
}
