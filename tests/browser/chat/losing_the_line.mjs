// A reload, and a line that breaks in the worst moment: the server has the message, its answer is
// lost on the way.
import { same } from '../harness/agree.mjs'

const draft = 'I am not sure how to say this, but'
const lost = 'I never asked what the patient calls it.'

async function reload(ana) {
  const room = await ana.room()
  await ana.see('message-field').fill(draft)
  await ana.page.reload()
  await ana.in_room(room)
  same(await ana.see('message-field').inputValue(), draft)
  await ana.see('message-field').fill('')
}

async function break_the_line(chidi, listener) {
  chidi.forgives = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket connection/
  await chidi.look_at('chat')
  chidi.cable.hold_answers()
  await chidi.see('message-field').fill(lost)
  await chidi.see('send').click()
  await listener.hears('message.posted', ({ text }) => text === lost)
  chidi.cable.cut()
  await chidi.context.setOffline(true)
  await chidi.see('link-state').filter({ hasText: 'Connection lost' }).waitFor()
  await chidi.see('link-banner').filter({ hasText: 'You can keep writing' }).waitFor()
  await chidi.see('outgoing').filter({ hasText: lost }).filter({ hasText: 'Waiting for the' }).waitFor()
  await chidi.see('message-field').fill('Written in the tunnel.')
  await chidi.see('send').click()
  await chidi.picture('13-connection-lost-phone')
}

async function come_back(chidi, listener) {
  chidi.cable.mend()
  await chidi.context.setOffline(false)
  await chidi.see('link-state').filter({ hasText: 'Connected' }).waitFor()
  await chidi.message('Written in the tunnel.').waitFor()
  await chidi.see('outgoing').first().waitFor({ state: 'detached' })
  await listener.hears('message.posted', ({ text }) => text === 'Written in the tunnel.')
  for (const text of [lost, 'Written in the tunnel.']) {
    same(await chidi.message(text).count(), 1)
    const told = listener.told.filter((each) => each.params?.text === text)
    same(told.length, 1, `“${text}” was told ${told.length} times`)
  }
  chidi.forgives = null
}

export async function lose_the_line(scene, { ana, chidi, here, there }) {
  await scene.step('a reload keeps the room and the draft', () => reload(ana))

  const room = await chidi.room()
  const listener = [...here.programs, ...there.programs].find((program) => program.room === room)
  await scene.step('a broken line is told in words', () => break_the_line(chidi, listener))
  await scene.step('back again, what was not answered is sent, once', () =>
    come_back(chidi, listener),
  )
}
