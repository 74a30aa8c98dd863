// In a small room a message is hidden by staff who are not in it, and shown again by them, also long
// after; and that room alone is slowed down.
import { includes, same } from '../harness/agree.mjs'

const words = 'Nobody asked you'

async function hide(staff, item) {
  await item.getByTestId('flag-hide').click()
  await staff.see('hide-dialog-yes').click()
  await item.getByTestId('flag-hidden').getByText('Hidden by you.').waitFor()
}

export async function care_from_outside(scene, cast) {
  const { theo, ana, ben, cleo } = cast
  const room = await ben.room()
  const hidden = () => ben.page.getByText('The staff have hidden this message.').last().waitFor()
  const item = theo.see('flag').filter({ hasText: words })

  await scene.step('what was hidden from outside is shown again where it says so', async () => {
    await cleo.ask('message.post', { room, text: words })
    await ana.look_at('chat')
    await ana.message(words).getByTestId('message-more').click()
    await ana.see('flag-open').click()
    await ana.see('flag-send').click()
    await hide(theo, item)
    await hidden()
    await theo.picture('70-hidden-from-outside-phone')
    same(await theo.sideways(), 0)
    await item.getByTestId('flag-show').click()
    await ben.message(words).waitFor()
    await item.getByTestId('flag-hide').waitFor()
  })

  await scene.step('and from the list of what the staff did, once the flag is answered', async () => {
    await hide(theo, item)
    await hidden()
    await item.getByTestId('flag-resolve').click()
    await theo.see('outcome-dialog').getByRole('button', { name: 'It is hidden now.' }).click()
    await theo.see('outcome-dialog-yes').click()
    await item.waitFor({ state: 'detached' })
    await theo.look_at('run')
    await theo.see('moderation-log').click()
    const act = theo.see('act').filter({ has: theo.see('act-show') }).first()
    includes(await act.textContent(), 'hid a message of Cleo in “')
    await theo.picture('71-log-show-again-phone')
    same(await theo.sideways(), 0)
    await act.getByTestId('act-show').click()
    await ben.message(words).waitFor()
    await theo.see('log-dialog').getByRole('button', { name: 'Close' }).click()
  })

  await scene.step('a moderator slows that room down, and no other', async () => {
    await theo.look_at('rooms')
    const pace = theo.card(room).getByTestId('pace-room')
    await pace.selectOption('60')
    await ben.see('slow').filter({ hasText: 'waits 1 minute between two messages' }).waitFor()
    await pace.scrollIntoViewIfNeeded()
    await theo.picture('72-slow-room-phone')
    await cast.frances.picture('72-slow-room')
    same(await theo.sideways(), 0)
    await theo.look_at('run')
    same(await theo.see('pace').inputValue(), '0')
    same(await theo.see('pace-main').inputValue(), '0')
    await theo.look_at('rooms')
    await pace.selectOption('0')
    await ben.see('slow').waitFor({ state: 'detached' })
  })
}
