// Words as people have them: a name of one long word, a script that runs from right to left, and
// a message that grows under the last line. Looked at on a phone, 360 px wide.
import { no, same, yes } from './harness/agree.mjs'

const long_name = 'Donaudampfschifffahrtselektrizitätenhaup'
const long_word = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(3)
const arabic = 'مرحبا بكم جميعا!'

// The rectangle of one letter of a message.
const letter = (message, at) =>
  message.locator('.words').evaluate((words, which) => {
    const range = document.createRange()
    const { firstChild: text } = words
    const from = which < 0 ? text.length + which : which
    range.setStart(text, from)
    range.setEnd(text, from + 1)
    const { left, right, top } = range.getBoundingClientRect()
    return { left, right, top }
  }, at)

const scrolls_sideways = (log) => log.evaluate((box) => box.scrollWidth > box.clientWidth)

const below_the_log = (log, part) =>
  part.evaluate((one, box) => {
    const { bottom } = one.getBoundingClientRect()
    return bottom - box.getBoundingClientRect().bottom
  }, log)

async function gather(scene) {
  const session = await scene.house.session()
  const staff = await scene.program('Fay', session.links.facilitator)
  const long = await scene.program(long_name, session.links.attendee)
  const noor = await scene.program('نور', session.links.attendee)
  await staff.ask('session.open')
  const ana = await scene.person('Ana', { phone: true })
  await ana.come_in(session.links.attendee)
  await ana.look_at('chat')
  return { ana, staff, long, noor }
}

async function tell(scene) {
  const { ana, long, noor } = await gather(scene)
  const log = ana.see('log')

  await scene.step('a name and a word without an end are broken, and nothing is cut off', async () => {
    await long.say(long_word)
    await ana.message(long_word).waitFor()
    await ana.picture('words/long')
    no(await scrolls_sideways(log), 'the messages scroll sideways')
  })

  await scene.step('Arabic begins at the right and ends at the left, also while one writes', async () => {
    await noor.say(arabic)
    const message = ana.message(arabic)
    await message.waitFor()
    await ana.picture('words/arabic')
    const [first, last] = [await letter(message, 0), await letter(message, -1)]
    yes(last.right <= first.left, `ends at ${last.right}, begins at ${first.left}`)
    const written = await ana.see('message-field').evaluate((field) => {
      return getComputedStyle(field).unicodeBidi
    })
    same(written, 'plaintext')
  })

  await scene.step('who reads the last message still sees all of it when it has grown', async () => {
    await noor.say('Line by line.\n'.repeat(20))
    const last = ana.message('Line by line.')
    const message = await last.getAttribute('data-message')
    await long.ask('message.react', { message, emoji: '👍', on: true })
    const reaction = last.locator('.reaction')
    await reaction.waitFor()
    yes((await below_the_log(await log.elementHandle(), reaction)) <= 0, 'the reaction is in sight')
  })
}

export const stories = [{ title: 'Words of all kinds', tell }]
