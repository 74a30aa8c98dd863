// A private thread with the staff, and notes among them.
import { includes, no, same } from '../harness/agree.mjs'

export async function write(scene, cast) {
  const { frances, theo, ana, ben } = cast

  await scene.step('an attendee writes to the staff alone and is answered there', async () => {
    await ana.see('letters').click()
    await ana.see('letter-form').getByRole('textbox').fill('May I speak with somebody?')
    await ana.see('letter-form').getByRole('button', { name: 'Send to the staff' }).click()
    await ana.see('letter').filter({ hasText: 'May I speak' }).waitFor()
    await ana.see('letters-dialog').getByRole('button', { name: 'Close' }).click()
    await frances.see('thread-answer').click()
    await frances.see('thread-form').getByRole('textbox').fill('Yes, after the check-in.')
    await frances.see('thread-form').getByRole('button', { name: 'Send' }).click()
    await frances.see('thread-dialog').waitFor({ state: 'detached' })
    await frances.see('thread').waitFor({ state: 'detached' })
    await ana.see('letters').filter({ hasText: '(1)' }).waitFor()
    await ana.see('letters').click()
    await ana.see('letter').filter({ hasText: 'Yes, after the check-in.' }).waitFor()
    await ana.picture('65-letters-phone')
    same(await ana.sideways(), 0)
    await ana.see('letters-dialog').getByRole('button', { name: 'Close' }).click()
  })

  await scene.step('staff have notes among themselves', async () => {
    await theo.look_at('needs')
    await theo.see('staff-notes').locator('summary').click()
    await theo.see('note-form').getByRole('textbox').fill('Ana would like a word')
    await theo.see('note-form').getByRole('button').click()
    await frances.hears('Ana would like a word')
    await frances.see('staff-notes').getByText('Among the staff (1 new)').waitFor()
    await frances.see('staff-notes').locator('summary').click()
    await frances.picture('66-notes-facilitator')
    await frances.see('staff-notes').locator('summary').click()
    await frances.see('staff-notes').getByText('Among the staff', { exact: true }).waitFor()
  })

  await scene.step('nobody else has read a word of it', async () => {
    for (const secret of ['May I speak with', 'after the check-in', 'would like a word']) {
      no(await ben.knows(secret), `Ben knows ${secret}`)
    }
    no(await ana.knows('would like a word'), 'Ana knows a note of the staff')
  })

  await scene.step('what the staff did stands in a list that all of them read', async () => {
    await theo.look_at('run')
    await theo.see('moderation-log').click()
    await theo.see('act').first().waitFor()
    const acts = await theo.see('log-dialog').textContent()
    const told = [
      'let in Ana', 'sent away Eve', 'hid a message of Cleo in the main room',
      'answered a flag about Cleo',
    ]
    for (const words of told) includes(acts, words)
    await theo.picture('66-log-phone')
    same(await theo.sideways(), 0)
    await theo.see('log-dialog').getByRole('button', { name: 'Close' }).click()
  })
}
