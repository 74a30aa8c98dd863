// Rooms that were opened or closed by a slip.
import { same, yes } from '../harness/agree.mjs'
import { accessible } from '../harness/axe.mjs'
import { announced } from '../harness/keyboard.mjs'
import { seats } from '../planning/looking.mjs'

const undo = (person, words) => person.see('undo').filter({ hasText: `Undo ${words}` })

async function plan_and_open(mira) {
  await mira.see('plan-panel').locator('summary').click()
  await mira.see('plan-by').selectOption('rooms')
  await mira.see('plan-panel').getByLabel('Make', { exact: true }).fill('2')
  await mira.see('plan').click()
  await mira.see('open-rooms').click()
}

export async function undo_rooms(scene, cast) {
  const { mira, ana } = cast

  await scene.step('opening the rooms can be undone, and that is said', async () => {
    await plan_and_open(mira)
    await ana.in_a_breakout()
    cast.room = await ana.room()
    await undo(mira, 'opening the rooms').waitFor()
    await announced(mira, 'You can undo opening the rooms for 30 seconds. Press U.')
    await ana.say('Said too early')
    await mira.picture('26-undo-facilitator')
  })

  await scene.step('the key U brings everybody back to main, and the plan with them', async () => {
    await mira.see('room-name').focus()
    await mira.page.keyboard.press('u')
    await ana.in_room('main')
    await announced(ana, 'Mira took back the last change.')
    await announced(mira, 'Taken back: opening the rooms.')
    await mira.see('open-rooms').waitFor()
    yes(Object.keys(await seats(mira)).includes(cast.room), 'the room is planned again')
    same(await undo(mira, 'opening the rooms').count(), 0)
  })

  await scene.step('opened again the room has what was said in it', async () => {
    await mira.see('open-rooms').click()
    await ana.in_room(cast.room)
    await ana.message('Said too early').waitFor()
  })

  await scene.step('closing is undone: same people, same rooms, same words', async () => {
    await mira.see('close-all-now').click()
    await mira.see('close-now-dialog-yes').click()
    await ana.in_room('main')
    await undo(mira, 'closing the rooms').click()
    await ana.in_room(cast.room)
    await ana.message('Said too early').waitFor()
    await ana.picture('27-back-in-the-room-attendee')
  })

  await scene.step('what can be undone can be used by everybody', async () => {
    await mira.see('extend-all').click()
    await undo(mira, 'the new time of the rooms').waitFor()
    await accessible(mira, 'with something to undo')
  })
}
