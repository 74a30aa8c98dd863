// While the session closes: what is kept about a person, and their going with all of it.
import { includes, no, same } from '../harness/agree.mjs'
import { accessible } from '../harness/axe.mjs'

// A flag and a letter: told in confidence, and held as long as the session goes on.
async function tell_the_staff({ mira, ana, ben }) {
  await ben.say('Good morning')
  await ana.look_at('chat')
  await ana.message('Good morning').getByTestId('message-more').click()
  await ana.see('flag-open').click()
  await ana.see('flag-send').click()
  await ana.see('flag-dialog').waitFor({ state: 'detached' })
  await ana.see('letters').click()
  await ana.see('letter-form').getByRole('textbox').fill('May I speak with you?')
  await ana.see('letter-form').getByRole('button').click()
  await ana.see('letter').filter({ hasText: 'May I speak' }).waitFor()
  await ana.see('letters-dialog').getByRole('button', { name: 'Close' }).click()
  await mira.see('thread').waitFor()
  await mira.see('flag').waitFor()
}

export async function read_and_erase(scene, cast) {
  const { mira, ana, ben } = cast

  await scene.step('somebody tells the staff two things in confidence', () => tell_the_staff(cast))

  await scene.step('the session closes, and everybody may look at what is kept', async () => {
    same(await ana.see('receipt-open').count(), 0, 'not before')
    await mira.see('close-session').click()
    await mira.see('close-session-dialog-yes').click()
    await ana.see('receipt-open').click()
    const text = await ana.see('receipt').textContent()
    includes(text, 'Ana · Attendee')
    for (const words of ['1 message', '1 thing that you told the staff', '1 letter between you and'])
      includes(text, words)
    includes(text, 'erased when the session closes')
    await accessible(ana, 'what is kept')
    await ana.picture('62-receipt')
  })

  await scene.step('staff read that what they did stays', async () => {
    await mira.see('receipt-open').click()
    await mira.see('receipt-dialog').filter({ hasText: 'stays on record' }).waitFor()
    same(await mira.see('erase-me').count(), 0)
    await mira.see('receipt-dialog').getByRole('button', { name: 'Close' }).click()
  })

  await scene.step('who takes everything out is gone for the others at once', async () => {
    await ana.see('erase-me').click()
    await accessible(ana, 'asking whether to take everything out')
    await ana.see('erase-dialog-yes').click()
    await ana.see('erased').waitFor()
    await ana.picture('63-erased')
    await ben.look_at('chat')
    await ben.page.getByText('This message was taken back.').waitFor()
    await ben.see('message').filter({ hasText: 'Name taken out' }).waitFor()
    no((await ben.see('message').allTextContents()).join(' ').includes('Ana'), 'no name of hers')
    await ben.picture('64-name-taken-out')
    await mira.row('Ana').waitFor({ state: 'detached' })
    for (const told of ['thread', 'flag']) await mira.see(told).waitFor({ state: 'detached' })
  })

  await scene.step('and this browser knows nothing of the session any more', async () => {
    const left = await ana.page.evaluate(() => Object.keys(localStorage))
    same(left.filter((name) => name.startsWith('chats.seat.')), [])
    await ana.page.reload()
    await ana.see('ended-link_invalid').waitFor()
  })
}
