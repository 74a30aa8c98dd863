// While the session closes: what is kept about a person, and their going with all of it.
import { includes, no, same } from '../harness/agree.mjs'
import { accessible } from '../harness/axe.mjs'

export async function read_and_erase(scene, cast) {
  const { mira, ana, ben } = cast

  await scene.step('the session closes, and everybody may look at what is kept', async () => {
    same(await ana.see('receipt-open').count(), 0, 'not before')
    await mira.see('close-session').click()
    await mira.see('close-session-dialog-yes').click()
    await ana.see('receipt-open').click()
    const text = await ana.see('receipt').textContent()
    includes(text, 'Ana · Attendee')
    includes(text, '1 message')
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
  })

  await scene.step('and this browser knows nothing of the session any more', async () => {
    const left = await ana.page.evaluate(() => Object.keys(localStorage))
    same(left.filter((name) => name.startsWith('chats.seat.')), [])
    await ana.page.reload()
    await ana.see('ended-link_invalid').waitFor()
  })
}
