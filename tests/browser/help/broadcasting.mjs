// A word to everybody: who has seen it, and once more to those who have not.
import { no, same } from '../harness/agree.mjs'

const words = 'Ten minutes left. Please note one thing for the others.'

async function send({ theo, ana, ben }) {
  await theo.look_at('run')
  await theo.see('say-form').getByRole('textbox').fill(words)
  await theo.see('say-form').getByRole('button', { name: 'Send to all' }).click()
  for (const person of [ana, ben]) {
    await person.see('broadcast').filter({ hasText: words }).waitFor()
  }
}

const sent = (person) => person.see('sent').filter({ hasText: words })
const again = ({ frames }) => frames.some((frame) => frame.includes('"again":true'))

export async function broadcast(scene, cast) {
  const { frances, theo, ana, ben, cleo, eli } = cast

  await scene.step('a word to everybody from a phone is counted, room by room', async () => {
    await send(cast)
    await ana.see('broadcast').getByRole('button', { name: 'I have read it' }).click()
    await ana.see('broadcast').waitFor({ state: 'detached' })
    await frances.page.getByText('Sent so far').click()
    // Four attendees, and the facilitator; not the moderator who sent it.
    await sent(frances).filter({ hasText: 'seen by 1 of 5, delivered to 5' }).waitFor()
    await sent(frances).getByText('By room').click()
    await sent(frances).filter({ hasText: 'seen by 0 of 2, delivered to 2' }).waitFor()
    await frances.picture('33-seen-facilitator')
  })

  await scene.step('it is sent again to those who have not seen it, and to nobody else', async () => {
    await sent(frances).getByTestId('say-again').click()
    await ben.see('broadcast').filter({ hasText: 'sent again at' }).waitFor()
    for (const program of [cleo, eli]) {
      const { broadcast } = (await program.hears('broadcast.sent', (told) => told.again)).params
      await program.ask('broadcast.ack', { broadcast })
    }
    await ana.say('A word that comes after it.')
    no(again(ana), 'who has seen it is told again')
    same(await ana.see('broadcast').count(), 0)
  })

  await scene.step('a phone shows all that was said to everyone, and it can be read there', async () => {
    await ben.see('broadcasts').filter({ hasText: 'Said to everyone (1)' }).click()
    const dialog = ben.see('broadcasts-dialog')
    await ben.picture('33-said-phone')
    same(await ben.sideways(), 0)
    await dialog.getByRole('button', { name: 'I have read it' }).click()
    await dialog.getByRole('button', { name: 'I have read it' }).waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: 'Close' }).click()
    await frances.see('broadcast').getByRole('button', { name: 'I have read it' }).click()
    await sent(frances).filter({ hasText: 'seen by 5 of 5' }).waitFor()
    await sent(frances).getByTestId('say-again').waitFor({ state: 'detached' })
    await theo.page.getByText('Sent so far').click()
    await sent(theo).filter({ hasText: 'seen by 5 of 5' }).waitFor()
    await theo.picture('33-seen-phone')
    same(await theo.sideways(), 0)
  })
}
