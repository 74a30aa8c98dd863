// Takes server/pictures/facilitator.png, the picture of the README, from a real run:
// node facilitators_picture.mjs (CHATS_SERVER and CHATS_WEB as for run).
import { fileURLToPath } from 'node:url'
import { Browser } from './harness/browser.mjs'
import { House } from './harness/house.mjs'
import { RawClient } from './harness/raw_client.mjs'

const picture = fileURLToPath(new URL('../../server/pictures/facilitator.png', import.meta.url))
const names = [
  'Asha R.', 'Ben Carter', 'Chidi', 'Dr. Lee', 'Elena', 'Fatima N.', 'George', 'Hanna', 'Ines M.',
  'Jamal', 'Keiko', 'Luis', 'Marco', 'Noor', 'Priya S.',
]
const positions = ['student', 'trainee', 'faculty', 'staff']

async function come(house, { links }) {
  const attendees = {}
  for (const [at, name] of names.entries()) {
    attendees[name] = await RawClient.connect(name, house)
    await attendees[name].join({ link: links.attendee, position: positions[at % 4] })
  }
  return attendees
}

async function talk(attendees) {
  const all = Object.values(attendees)
  for (const one of all) await one.hears('room.entered')
  for (const [at, one] of all.entries()) {
    if (at % 5 < 4) await one.say('What made that possible on your ward?')
  }
  await attendees.Elena.ask('hand.raise')
  const text = 'May we take a real note as an example?'
  await attendees.Hanna.ask('help.request', { kind: 'question', text })
  await attendees['Ben Carter'].ask('takeaway.add', { text: 'Ask how people want to be described.' })
}

async function pose(house, mira) {
  const session = await house.session()
  await mira.come_in(session.links.facilitator, { pronouns: 'she/her' })
  const jonas = await RawClient.connect('Jonas Lind', house)
  await jonas.join({ link: session.links.moderator })
  const attendees = await come(house, session)
  await mira.next('Open the session: Check-in')
  await attendees['Dr. Lee'].say('I often write “refuses” when I mean “was not asked twice”.')
  await attendees.Noor.say('Thank you for saying that first, Dr. Lee.')
  await jonas.say('I look after the door, Mira.')
  await mira.next('Next: Why words')
  await mira.next('Next: A frame to think with')
  await mira.next('Open 3 rooms of 5 for 20 minutes')
  await talk(attendees)
  for (const sign of ['help-request', 'hand-up', 'help-asked']) await mira.see(sign).waitFor()
  await mira.page.getByText('1 note').first().waitFor()
  await mira.page.getByText('in the last minute').nth(2).waitFor()
}

const house = await House.open()
const browser = await Browser.start()
try {
  const mira = await browser.person('Mira Okafor', { house })
  await pose(house, mira)
  await mira.page.screenshot({ path: picture, animations: 'disabled' })
} finally {
  await browser.stop()
  await house.close()
}
process.exit()
