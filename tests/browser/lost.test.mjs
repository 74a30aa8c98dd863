// Away and back: the server stops or dies while a page is open, the line breaks while a room
// closes, a message is refused. What happened is said in words, once; what was typed is kept; what
// was sent goes out once.
import { includes, same, yes } from './harness/agree.mjs'
import { accessible } from './harness/axe.mjs'
import { listen_aloud, said_once } from './harness/ear.mjs'

const draft = 'I am not sure how to say this, but'
const forgiven = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY_RESPONSE|WebSocket connection/

// A check-in, one breakout room, and the way back; nothing closes by itself.
function short(definition) {
  const kinds = ['check_in', 'breakouts', 'debrief']
  definition.agenda = definition.agenda.filter(({ kind }) => kinds.includes(kind))
  definition.agenda.find(({ kind }) => kind === 'breakouts').rooms = { count: 1, grace_s: 0 }
}

// The browser says that there is a network: the page tries at once.
async function tries_again({ page, cable }) {
  const tried = cable.is_tried()
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await tried
}

async function is_lost(person) {
  await person.see('link-state').filter({ hasText: 'Connection lost' }).waitFor()
  await person.see('link-banner').filter({ hasText: 'You can keep writing' }).waitFor()
}

// As often as it takes: the way back may just have been tried.
async function comes_back(person, room) {
  await person.page.evaluate(() => window.dispatchEvent(new Event('online')))
  await person.see('link-state').filter({ hasText: 'Connected' }).waitFor()
  await person.see('link-banner').waitFor({ state: 'detached' })
  same(await person.room(), room)
}

const write = (person, text) => person.see('message-field').fill(text)
const draft_of = (person) => person.see('message-field').inputValue()

async function send_unheard(person, text) {
  await write(person, text)
  await person.see('send').click()
  const waiting = person.see('outgoing').filter({ hasText: text })
  await waiting.filter({ hasText: 'Waiting for the connection' }).waitFor()
}

async function start_again({ house }, { ana, cast }) {
  await house.start()
  ana.cable.leads_to(house.port)
  cast.staff = await cast.staff_again()
}

// The server goes by `signal` while somebody is typing; it starts again, and it is as if nothing
// had been.
async function survive(scene, cast, { signal, text, look }) {
  const { ana } = cast
  const room = await ana.room()
  await write(ana, draft)
  await listen_aloud(ana)
  await scene.house.stop(signal)
  await is_lost(ana)
  same(await draft_of(ana), draft)
  for (let time = 0; time < 3; time += 1) {
    await tries_again(ana)
    await is_lost(ana)
  }
  await said_once(ana, 'The connection is lost.')
  await send_unheard(ana, text)
  await write(ana, draft)
  if (look) await accessible(ana, look)
  await start_again(scene, { ana, cast })
  await comes_back(ana, room)
  await ana.message(text).waitFor()
  await ana.see('outgoing').waitFor({ state: 'detached' })
  same(await ana.message(text).count(), 1)
  same(await draft_of(ana), draft)
  await said_once(ana, 'You are connected again.')
  await write(ana, '')
}

async function told_once({ staff }, text) {
  await staff.catch_up()
  const { messages } = await staff.ask('history.read', { limit: 100 })
  same(messages.filter((message) => message.text === text).length, 1)
}

async function lose_the_room(cast) {
  const { ana, staff } = cast
  ana.cable.cut()
  await ana.context.setOffline(true)
  await is_lost(ana)
  await send_unheard(ana, 'Said too late for this room.')
  await write(ana, draft)
  await staff.ask('rooms.close', { grace_s: 0 })
  ana.cable.mend()
  await ana.context.setOffline(false)
  await comes_back(ana, 'main')
  const stranded = ana.see('stranded')
  await stranded.filter({ hasText: draft }).waitFor()
  const late = stranded.filter({ hasText: 'Said too late for this room.' })
  await accessible(ana, 'stranded after a lost line')
  await ana.page.reload()
  await ana.in_room('main')
  await stranded.filter({ hasText: draft }).getByRole('button', { name: 'Use it here' }).click()
  same(await draft_of(ana), draft)
  await late.getByRole('button', { name: 'Delete' }).click()
  await late.waitFor({ state: 'detached' })
  await write(ana, '')
}

async function be_refused({ ana, staff }) {
  const text = 'May I say this?'
  ana.cable.cut()
  await ana.context.setOffline(true)
  await is_lost(ana)
  await send_unheard(ana, text)
  const participant = ana.id
  await staff.ask('participant.mute', { participant })
  ana.cable.mend()
  await ana.context.setOffline(false)
  await comes_back(ana, 'main')
  const refused = ana.see('outgoing').filter({ hasText: text }).filter({ hasText: 'Not sent.' })
  await refused.waitFor()
  await accessible(ana, 'not sent')
  await staff.ask('participant.unmute', { participant })
  await ana.see('muted').waitFor({ state: 'detached' })
  await refused.getByRole('button', { name: 'Try again' }).click()
  await ana.message(text).waitFor()
  await refused.waitFor({ state: 'detached' })
}

async function arrive(scene) {
  const session = await scene.house.session(short)
  const staff = await scene.program('Fay', session.links.facilitator)
  const cast = { session, staff }
  // A program does not come back by itself.
  cast.staff_again = async () => {
    const again = await scene.program('Fay')
    await again.join({ session: session.id, key: staff.key })
    return again
  }
  await staff.ask('session.open')
  cast.ana = await scene.person('Ana', { cable: true })
  cast.ana.forgives = forgiven
  await cast.ana.come_in(session.links.attendee)
  const { params } = await staff.hears('participant.joined')
  cast.ana.id = params.participant.id
  return cast
}

async function tell(scene) {
  const cast = await arrive(scene)
  const { ana } = cast

  await scene.step('a server that stops is told in words, once, and so is its return', async () => {
    const text = 'Said while the server was restarted.'
    await survive(scene, cast, { signal: 'SIGTERM', text, look: 'connection lost' })
    await told_once(cast, text)
  })

  await scene.step('a server that is killed brings everybody back to their room', async () => {
    await cast.staff.ask('agenda.go', { to: 'next' })
    await ana.in_a_breakout()
    const before = await ana.see('room-name').textContent()
    await survive(scene, cast, { signal: 'SIGKILL', text: 'Said while it was dead.' })
    same(await ana.see('room-name').textContent(), before)
    yes(await ana.see('timer').textContent(), 'the deadline is there again')
  })

  await scene.step('a room that closes meanwhile: what was typed there is kept, and not posted', () =>
    lose_the_room(cast),
  )

  await scene.step('what is refused in the end says so, and can be tried again', () =>
    be_refused(cast),
  )

  await scene.step('somebody who leaves in one tab has left in the other', async () => {
    const other = await ana.context.newPage()
    await other.goto(ana.page.url())
    await other.getByTestId('header').waitFor()
    await ana.see('leave').click()
    await ana.see('leave-dialog-yes').click()
    await ana.see('left').waitFor()
    await other.getByTestId('left').waitFor()
    includes(await other.getByTestId('left').textContent(), 'You have left')
  })
}

export const stories = [{ title: 'Lost and back', tell }]
