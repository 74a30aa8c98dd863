// What keeps people safe, as axe finds it: at the door, telling the staff, their queue and their
// dialogs, and being muted, quiet and slow.
import { accessible } from '../harness/axe.mjs'
import { in_dialog, tool } from './axe_looks.mjs'

async function at_the_door(scene, cast) {
  await scene.step('at the door, and those who let in', async () => {
    cast.frances = await scene.person('Frances')
    cast.ana = await scene.person('Ana')
    cast.ben = await scene.program('Ben', cast.session.links.attendee)
    const { frances, ana } = cast
    await frances.come_in(cast.session.links.facilitator)
    await ana.open(cast.session.links.attendee)
    await ana.see('name').fill('Ana')
    await ana.see('enter').click()
    await ana.see('lobby').waitFor()
    await accessible(ana, 'at the door')
    await frances.see('at-the-door').nth(1).waitFor()
    await accessible(frances, 'facilitator with people at the door')
    await in_dialog(frances, {
      open: () => frances.see('participant.refuse').first().click(),
      testid: 'refuse-dialog',
      what: 'sending away',
    })
    await frances.see('admit-all').click()
    await ana.see('header').waitFor()
    await cast.ben.hears('participant.admitted')
  })
}

async function told_to_the_staff(scene, { frances, ana, ben }) {
  await scene.step('a flag and letters, as they are written', async () => {
    await frances.next('Open the session: Check-in')
    await ben.hears('phase.started')
    await ben.say('You again')
    await ana.message('You again').getByTestId('message-more').click()
    await in_dialog(ana, { open: tool(ana, 'flag-open'), testid: 'flag-dialog', what: 'a flag' })
    await ana.message('You again').getByTestId('message-more').click()
    await ana.see('flag-open').click()
    await ana.see('flag-send').click()
    await ana.see('flag-dialog').waitFor({ state: 'detached' })
    await ben.ask('staff.write', { text: 'May I speak with you?' })
    await in_dialog(ana, { open: tool(ana, 'letters'), testid: 'letters-dialog', what: 'letters' })
  })
  await scene.step('the queue of the staff and its dialogs', async () => {
    await frances.see('thread').waitFor()
    await frances.see('staff-notes').locator('summary').click()
    await accessible(frances, 'facilitator with a flag, a letter and notes')
    const dialogs = [
      { testid: 'hide-dialog', open: tool(frances, 'flag-hide'), what: 'hiding' },
      { testid: 'outcome-dialog', open: tool(frances, 'flag-resolve'), what: 'answering a flag' },
      { testid: 'thread-dialog', open: tool(frances, 'thread-answer'), what: 'answering a letter' },
      { testid: 'quiet-dialog', open: tool(frances, 'quiet-main'), what: 'making it quiet' },
      { testid: 'log-dialog', open: tool(frances, 'moderation-log'), what: 'what the staff did' },
    ]
    for (const dialog of dialogs) await in_dialog(frances, dialog)
  })
}

async function not_speaking(scene, { frances, ana, ben }) {
  await scene.step('quiet, slow, muted, and a message that is hidden', async () => {
    await frances.see('pace').selectOption('60')
    await frances.see('quiet-main').click()
    await frances.see('quiet-dialog-yes').click()
    await ana.see('quiet').waitFor()
    await accessible(ana, 'in a quiet and slow room')
    await frances.see('flag-hide').click()
    await frances.see('hide-dialog-yes').click()
    await ana.page.getByText('The staff have hidden this message.').waitFor()
    await frances.about('Ana', 'Mute for 5 minutes')
    await frances.see('mute-dialog-yes').click()
    await ana.see('muted').waitFor()
    await accessible(ana, 'muted')
    await accessible(frances, 'facilitator of a quiet room')
    await ben.hears('message.hidden')
  })
}

export async function axe_safety(scene) {
  const cast = {
    session: await scene.house.session((definition) => {
      definition.settings = { ...definition.settings, lobby: 'admit' }
    }),
  }
  await at_the_door(scene, cast)
  await told_to_the_staff(scene, cast)
  await not_speaking(scene, cast)
}
