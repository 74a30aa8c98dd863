// The debrief: room after room, for everyone, in the order and for the time that facilitators set.
import { accessible } from '../harness/axe.mjs'
import { same, yes } from '../harness/agree.mjs'
import { announced, press } from '../harness/keyboard.mjs'

const rows = (person) =>
  person.see('debrief-row').evaluateAll((all) => all.map((row) => row.dataset.room))

const is_on = (person, testid, room) =>
  person.page.locator(`[data-testid="${testid}"][data-room="${room}"]`)

export async function go_through_the_rooms(scene, cast) {
  const { mira, theo, ana, chidi, with_ana, with_chidi } = cast
  const rooms = { hers: await ana.room(), his: await chidi.room() }

  await scene.step('the order is changed by keyboard, and said', async () => {
    await mira.next('Close rooms now, then Back together')
    await ana.see('debrief').filter({ hasText: 'Silence is an answer' }).waitFor()
    await mira.see('debrief-row').nth(1).waitFor()
    const before = await rows(mira)
    same([...before].sort(), Object.values(rooms).sort())
    const first = mira.page.locator(`[data-testid="debrief-row"][data-room="${before[0]}"]`)
    await press(mira, first.getByTestId('debrief-later'), 'Enter')
    await announced(mira, 'is number 2 of 2 now.')
    await mira.page.waitForFunction(
      (room) =>
        document.activeElement?.dataset.testid === 'debrief-later' &&
        document.activeElement.closest('li').dataset.room === room,
      before[0],
    )
    await theo.look_at('rooms')
    for (const person of [mira, theo]) {
      await person.page.waitForFunction(
        (wanted) => document.querySelector('[data-testid="debrief-row"]').dataset.room === wanted,
        before[1],
      )
    }
    // Back again, so that this story goes on the same way whoever sat where.
    if (before[1] !== rooms.his) {
      await press(mira, first.getByTestId('debrief-earlier'), 'Enter')
      await announced(mira, 'is number 1 of 2 now.')
    }
    same(await rows(mira), [rooms.his, rooms.hers])
  })

  await scene.step('Next room shows everyone who was in it, its speaker and its time', async () => {
    await mira.see('turn-minutes').selectOption('3')
    await press(mira, mira.see('next-room'), 'Enter')
    for (const person of [ana, chidi]) {
      await person.look_at('step')
      const now = is_on(person, 'debrief-now', rooms.his)
      await now.getByText('With Chidi, Dana and Eli.').waitFor()
      await now.getByText('Silence is an answer').waitFor()
      await now.getByTestId('turn-timer').filter({ hasText: /^[23]:\d\d$/ }).waitFor()
    }
    await announced(ana, 'The debrief is about')
    await chidi.see('notice').filter({ hasText: 'It is your room’s turn.' }).waitFor()
    const told = await with_ana[0].hears('debrief.shown')
    same(told.params.room, rooms.his)
    // It is decided a moment before it is written down when.
    const off = told.params.until - told.params.since - 180_000
    yes(Math.abs(off) < 1000, `three minutes, but ${off} ms`)
    await chidi.picture('34-debrief-phone')
    await ana.picture('34-debrief-desktop')
    await mira.picture('34-debrief-facilitator')
    same(await chidi.sideways(), 0)
  })

  await scene.step('another facilitator goes on from a phone, and gives one more minute', async () => {
    await theo.see('next-room').click()
    await is_on(ana, 'debrief-now', rooms.hers).waitFor()
    const now = is_on(theo, 'panel-now', rooms.hers)
    await now.getByText('Cleo is not here now.').waitFor()
    await now.getByText('Two of us had never said it.').waitFor()
    const first = await with_chidi[0].hears('debrief.shown', ({ room }) => room === rooms.hers)
    await theo.see('turn-more').click()
    await with_chidi[0].hears(
      'debrief.shown',
      ({ room, until }) => room === rooms.hers && until > first.params.until + 50_000,
    )
    await theo.picture('34-debrief-facilitator-phone')
    same(await theo.sideways(), 0)
    await theo.see('next-room').filter({ hasText: 'All rooms were heard.' }).waitFor()
  })

  await scene.step('axe finds nothing in the debrief', async () => {
    await accessible(mira, 'facilitator in the debrief')
    await accessible(ana, 'debrief')
  })

  await scene.step('all rooms at once ends it, and so does the next step', async () => {
    await press(mira, mira.see('all-rooms'), 'Enter')
    await ana.see('debrief-now').waitFor({ state: 'detached' })
    await ana.see('debrief').filter({ hasText: 'Ask before you answer' }).waitFor()
    await mira.next('Next: Learn and unlearn')
    await mira.see('debrief-panel').waitFor({ state: 'detached' })
  })

  await scene.step('back, on to any step, and a pause, from the agenda', async () => {
    const step = (phase) => mira.page.locator(`[data-phase="${phase}"]`)
    await press(mira, mira.see('previous'), 'Enter')
    await ana.at_step('Back together')
    await step('reflection').filter({ hasText: 'expected' }).waitFor()
    await press(mira, mira.page.getByRole('button', { name: 'Go to “Before you go”' }), 'Enter')
    await ana.at_step('Before you go')
    await step('debrief').filter({ hasText: 'was ' }).waitFor()
    await press(mira, mira.see('pause'), 'Enter')
    await ana.see('header').getByText('Paused').waitFor()
    await press(mira, mira.see('pause'), 'Enter')
    await ana.see('header').getByText('Paused').waitFor({ state: 'detached' })
  })
}
