// A whole room moves; two people swap, by keyboard; who is not there just then is moved all the
// same and finds themselves there.
import { same } from '../harness/agree.mjs'
import { announced, press } from '../harness/keyboard.mjs'
import { brought, menu, notice, same_rooms } from './looking.mjs'

async function move_everyone(cast) {
  const { mira, ana, programs } = cast
  const people = programs.filter((program) => program.room === 'r4')
  const card = await menu(mira, 'r4')
  await card.getByTestId('move-everyone').selectOption(cast.garden)
  await notice(mira, 'moved to The garden')
  for (const program of people) await brought(program, cast.garden, 'moved')
  await ana.look_at('step')
  for (const { name } of people) {
    await ana.see('room-people').filter({ hasText: name }).waitFor()
  }
  // The room they left is empty, and stays.
  await mira.card('r4').getByText('0 people in it').waitFor()
}

async function swap(cast) {
  const { mira, ana, ben, second_tab } = cast
  await mira.move('Ben', 'r4')
  await brought(ben, 'r4', 'moved')
  for (const name of ['Ana', 'Ben']) {
    await press(mira, mira.page.getByLabel(`Choose ${name}`, { exact: true }), 'Space')
  }
  await press(mira, mira.see('swap'), 'Enter')
  await announced(mira, 'Ana and Ben changed places')
  await brought(ben, cast.garden, 'swapped')
  await ana.in_room('r4')
  const words = 'You changed places with somebody. Mira arranged it.'
  await ana.see('moved').filter({ hasText: words }).waitFor({ state: 'attached' })
  await announced(ana, words)
  await brought(second_tab, 'r4', 'swapped')
  await mira.page.waitForFunction(() => document.activeElement?.closest('[data-person]'))
}

async function move_who_is_gone(scene, cast) {
  const { mira, hana, session } = cast
  hana.end()
  await mira.move('Hana', 'r4')
  await notice(mira, 'Hana moved to Breakout 4')
  const back = await scene.program('Hana')
  await back.join({ session: session.id, key: hana.key })
  same(back.room, 'r4')
  cast.programs = cast.programs.map((program) => (program === hana ? back : program))
  cast.hana = back
}

export async function move_people(scene, cast) {
  await scene.step('everybody in one room moves to another', () => move_everyone(cast))

  await scene.step('two people swap, by keyboard; both tabs of one go along', () => swap(cast))

  await scene.step('somebody whose line is cut is moved, and comes back into that room', async () => {
    await move_who_is_gone(scene, cast)
    await same_rooms(cast.mira, cast.theo)
    await cast.mira.picture('33-swapped-facilitator')
    await cast.ana.picture('33-swapped-attendee-phone')
  })
}
