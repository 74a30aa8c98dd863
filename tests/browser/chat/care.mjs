// A word to everybody and who has seen it; a person muted; more time.
import { includes, refused, same } from '../harness/agree.mjs'

const word = 'Ten minutes left. Please note one thing for the others.'
const reason = 'Let the others speak for a while.'

async function broadcast({ mo, attendees, ana, hana, programs }) {
  await mo.see('say-form').getByRole('textbox').fill(word)
  await mo.see('say-form').getByRole('button', { name: 'Send to all' }).click()
  for (const person of attendees) await person.see('broadcast').filter({ hasText: word }).waitFor()
  for (const program of programs) await program.hears('broadcast.sent', ({ text }) => text === word)
  await ana.picture('11-broadcast-desktop')
  await ana.page.getByRole('button', { name: 'I have read it' }).click()
  await ana.see('broadcast').waitFor({ state: 'detached' })
  const { params } = await hana.hears('broadcast.sent')
  await hana.ask('broadcast.ack', { broadcast: params.broadcast })
  // Eight attendees, the late comer, and the facilitator.
  await mo.page.getByText('Sent so far').click()
  await mo.see('sent').filter({ hasText: 'seen by 2 of 10' }).waitFor()
}

// The muted person's page says it; a client of their own making, with their key, is refused.
async function mute(scene, { mo, dragged, session, there }) {
  await mo.about(dragged.name, 'Mute for 5 minutes')
  await mo.page.getByLabel('Reason, which they read').fill(reason)
  await mo.see('mute-dialog-yes').click()
  const notice = dragged.see('muted')
  await notice.filter({ hasText: reason }).waitFor()
  includes(await notice.textContent(), 'You can still read')
  await dragged.picture('12-muted')
  const hostile = await scene.program(dragged.name)
  const { key } = await dragged.seat()
  await hostile.join({ session: session.id, key })
  const why = await refused(hostile.say('You cannot stop me.'), 'muted')
  same(typeof why.more.until, 'number')
  await there.programs[0].catch_up()
  same(there.programs[0].knows('You cannot stop me.'), false)
  hostile.end()
}

const seconds_left = async (person) => {
  const [minutes, seconds] = (await person.see('timer').textContent()).split(':').map(Number)
  return minutes * 60 + seconds
}

async function extend({ frances, ana, eli }) {
  const before = await seconds_left(ana)
  await frances.see('extend-all').click()
  await eli.hears('rooms.extended')
  await ana.page.waitForFunction(
    (least) => {
      const [minutes, seconds] = document
        .querySelector('[data-testid="timer"]')
        .textContent.split(':')
        .map(Number)
      return minutes * 60 + seconds > least
    },
    before + 30,
  )
}

export async function care(scene, cast) {
  const { mo, dragged } = cast

  await scene.step('a word to everybody is seen, dismissed and counted', () => broadcast(cast))

  await scene.step('the muted person is told why, and refused over a plain socket too', () =>
    mute(scene, cast),
  )

  await scene.step('the mute is lifted', async () => {
    await mo.about(dragged.name, 'Let write again')
    await dragged.see('muted').waitFor({ state: 'detached' })
    await dragged.say('Thank you for your patience with me.')
  })

  await scene.step('all rooms get two more minutes', () => extend(cast))
}
