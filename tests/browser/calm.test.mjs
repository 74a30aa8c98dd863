// What must not happen to anybody: a slow first load, a page that asks somebody else, words that
// become more than words, an error without a next step.
import { no, same, yes } from './harness/agree.mjs'

const first_load_bytes_max = 40_000

// What is written, and by what it is found again.
const hostile = [
  ['<img src=x onerror="document.title=\'owned\'">', 'onerror='],
  ['<script>document.title="owned"</script>', '</script>'],
  ['[a picture](javascript:document.title="owned")', '(javascript:'],
  ['[out](https://attacker.example/)', '(https://attacker.example/)'],
  ['\u202Eevil\u202C right to left', 'right to left'],
]

// What the page names itself: script, what the script needs at once, style. What is fetched later,
// while a name is being typed, is not waited for.
const first_load = /(?:src|href)="(\/[^"]+\.(?:js|css))"/g

async function load(scene, { links }) {
  const person = await scene.person('Ana')
  const finished = []
  person.page.on('requestfinished', (request) => finished.push(request))
  await person.open(links.attendee)
  await person.see('join-form').waitFor()
  const { body } = await scene.house.ask('GET', '/join')
  const named = [...body.matchAll(first_load)].map(([, path]) => path)
  yes(named.length >= 2, 'the page names script and style')
  let bytes = 0
  for (const path of named) {
    const request = finished.find((each) => new URL(each.url()).pathname === path)
    const response = await request.response()
    same(await response.headerValue('content-encoding'), 'gzip', path)
    bytes += (await request.sizes()).responseBodySize
  }
  console.log(`  the first load: ${bytes} bytes of script and style, compressed`)
  yes(bytes > 0 && bytes <= first_load_bytes_max, `the first load has ${bytes} bytes`)
  for (const request of finished) no(request.url().includes('#'), 'a secret was sent')
  return person
}

const sentence = (person, title, text) =>
  Promise.all([
    person.page.getByRole('heading', { name: title }).waitFor(),
    person.page.getByText(text).waitFor(),
  ])

async function wrong_links(scene, { links }) {
  const person = await scene.person('Lost')
  await person.open(`${links.attendee.split('#')[0]}#AAAAAAAAAAAAAAAAAAAAAA`)
  await sentence(person, 'This link does not lead anywhere', 'It may be mistyped or cut off.')
  await person.picture('30-wrong-link')
  await person.page.goto('about:blank')
  await person.open(links.attendee.split('#')[0])
  await sentence(person, 'A link is needed', 'Please open the whole link from your invitation')
  await person.open('/')
  await sentence(person, 'Chats for Change', 'Please open the whole link from your invitation.')
  await person.picture('30-program-page')
}

const tags_of = (locator) => locator.locator('img, script, a').count()

async function hostile_words(ana, mallory, frances) {
  for (const [text, part] of hostile) {
    await mallory.say(text)
    await ana.message(part).waitFor()
    same(await tags_of(ana.message(part)), 0, text)
  }
  const [[picture]] = hostile
  await mallory.ask('checkin.answer', { text: picture })
  await ana.see('checkins').filter({ hasText: picture }).waitFor()
  same(await tags_of(ana.see('checkins')), 0)
  await frances.row('<b>Mallory').waitFor()
  await ana.picture('31-hostile-words')
  await ana.titled('Say what you mean')
  await frances.titled('Say what you mean')
}

// Words that turn their direction turn nothing around them.
async function direction(ana) {
  const turned = ana.message('right to left')
  const head = await turned.locator('.head').boundingBox()
  const words = await turned.locator('.words').boundingBox()
  yes(words.y >= head.y + head.height / 2, 'the words stand under their author')
  same(await turned.locator('time').evaluate((one) => getComputedStyle(one).direction), 'ltr')
}

async function tell(scene) {
  const session = await scene.house.session()
  const ana = await scene.step('the first load is small', () => load(scene, session))

  await scene.step('a wrong link, none, and the start page say what to do', () =>
    wrong_links(scene, session),
  )

  const frances = await scene.person('Frances')
  await frances.come_in(session.links.facilitator)
  await ana.come_in(session.links.attendee)
  await frances.next('Open the session: Check-in')
  await ana.at_step('Check-in')

  const mallory = await scene.step('a name that turns the direction is refused', async () => {
    const program = await scene.program('<b>Mallory\u202E</b>')
    const why = await program.join({ link: session.links.attendee }).catch((thrown) => thrown)
    same([why.reason, why.more?.field], ['invalid_params', 'name'])
    program.name = '<b>Mallory</b>'
    await program.join({ link: session.links.attendee })
    return program
  })

  await scene.step('hostile names and words are shown as text', async () => {
    await hostile_words(ana, mallory, frances)
    await direction(ana)
  })

  await scene.step('a door that is closed says so; whoever is in stays in', async () => {
    await frances.see('lock').click()
    await frances.see('lock').filter({ hasText: 'Open the door' }).waitFor()
    const newcomer = await scene.person('Newcomer')
    await newcomer.open(session.links.attendee)
    await newcomer.see('name').fill('Newcomer')
    await newcomer.see('enter').click()
    await newcomer.page.getByText('The facilitators have closed the door for now.').waitFor()
    await newcomer.picture('32-door-closed')
    await ana.page.reload()
    await ana.in_room('main')
  })

  await scene.step('somebody removed is told so, kindly, and comes in no more', async () => {
    await frances.about('Ana', 'Remove from the session')
    await frances.page.getByLabel('Never let them in again').check()
    await frances.see('remove-dialog-yes').click()
    await sentence(ana, 'You have been removed', 'If you think it is a mistake')
    await ana.page.reload()
    await sentence(ana, 'You have been removed', 'If you think it is a mistake')
    await ana.picture('33-removed')
  })
}

// A session that closes at once, as its definition wishes: no time for a survey.
async function closed(scene) {
  const session = await scene.house.session((definition) => {
    definition.settings.closing_minutes = 0
  })
  const frances = await scene.person('Frances')
  const ana = await scene.person('Ana')
  const eli = await scene.program('Eli', session.links.attendee)
  await frances.come_in(session.links.facilitator)
  await ana.come_in(session.links.attendee)
  await frances.next('Open the session: Check-in')
  await ana.at_step('Check-in')

  await scene.step('when the session is closed, everybody is told that it has ended', async () => {
    await frances.see('close-session').click()
    await frances.see('close-session-dialog-yes').click()
    for (const person of [ana, frances]) {
      await sentence(person, 'This session has ended', 'Thank you for being part of it.')
    }
    await eli.ends(4000)
  })

  await scene.step('its link says so afterwards, to those who were there and to others', async () => {
    await ana.page.reload()
    await sentence(ana, 'This session has ended', 'Thank you for being part of it.')
    const late = await scene.person('Late')
    await late.open(session.links.attendee)
    await sentence(late, 'This session has ended', 'Thank you for being part of it.')
    await late.picture('34-ended')
  })
}

export const stories = [
  { title: 'Calm', tell },
  { title: 'Closed', tell: closed },
]
