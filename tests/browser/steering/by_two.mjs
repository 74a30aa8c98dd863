// What two facilitators do to the same person, and to the clock.
import { same } from '../harness/agree.mjs'
import { announced } from '../harness/keyboard.mjs'
import { room_of, seats } from '../planning/looking.mjs'

const undo = (person, words) => person.see('undo').filter({ hasText: `Undo ${words}` })

async function other_room(person, id) {
  const here = await room_of(person, id)
  return Object.keys(await seats(person)).find((room) => room !== here && room !== 'main')
}

export async function undo_by_two(scene, cast) {
  const { mira, theo, ben } = cast

  await scene.step('an undo that meets a later move says who did what, and does nothing', async () => {
    await mira.move('Ben', await other_room(mira, ben.id))
    await undo(mira, 'the move').waitFor()
    await theo.move('Ben', 'main')
    await mira.card('main').locator(`[data-person="${ben.id}"]`).waitFor()
    await undo(mira, 'the move').click()
    await announced(mira, 'Theo moved Ben')
    await announced(mira, 'so nothing was undone.')
    same(await room_of(theo, ben.id), 'main')
    await mira.picture('28-undo-clash-facilitator')
  })

  await scene.step('having looked, the other takes back their own, at 360 px', async () => {
    await theo.look_at('rooms')
    await undo(theo, 'the move').waitFor()
    same(await theo.sideways(), 0)
    await theo.picture('28-undo-facilitator-phone')
    await undo(theo, 'the move').click()
    await announced(theo, 'Taken back: the move.')
    await undo(theo, 'the move').waitFor({ state: 'detached' })
  })

  await scene.step('a pause, and taken back', async () => {
    await mira.see('pause').click()
    await undo(mira, 'the pause').click()
    await announced(mira, 'Taken back: the pause.')
  })
}
