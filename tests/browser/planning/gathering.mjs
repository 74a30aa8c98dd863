// Everybody comes in, and the first plan is made.
import { includes, same, yes } from '../harness/agree.mjs'
import { announced } from '../harness/keyboard.mjs'
import { achieved, same_plan, seats } from './looking.mjs'

const names = ['Ana', 'Ben', 'Cleo', 'Dana', 'Eli', 'Fay', 'Gus', 'Hana']
const affiliations = ['main campus', 'partner hospital']

async function come(scene, cast) {
  const { links } = cast.session
  cast.mira = await scene.person('Mira')
  cast.theo = await scene.person('Theo', { phone: true, cable: true })
  cast.theo.forgives = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY|WebSocket connection/
  await cast.mira.come_in(links.facilitator)
  await cast.theo.come_in(links.facilitator)
  cast.mo = await scene.program('Mo', links.moderator)
  cast.attendees = []
  for (const [at, name] of names.entries()) {
    const program = await scene.program(name)
    await program.join({ link: links.attendee, affiliation: affiliations[at % 2] })
    cast.attendees.push(program)
    cast[name.toLowerCase()] = program
  }
}

export async function gather(scene, cast) {
  await scene.step('eight people, two facilitators and a moderator come in', async () => {
    await come(scene, cast)
    await cast.mira.next('Open the session: Check-in')
    await cast.theo.look_at('rooms')
  })

  const { mira, theo } = cast
  await scene.step('each way of spreading people says what it does', async () => {
    await mira.see('plan-panel').locator('summary').click()
    const ways = await mira.see('plan-method').locator('option').allTextContents()
    same(ways.length, 6)
    yes(!ways.includes('The same groups again'), 'there was no round yet')
    await mira.see('plan-method').selectOption('mixed_affiliation')
    includes(await mira.see('what-it-does').textContent(), 'spread over all rooms')
  })

  await scene.step('a plan of four rooms says what it came to, and where no staff are', async () => {
    await mira.see('plan-by').selectOption('rooms')
    await mira.see('plan-panel').getByLabel('Make', { exact: true }).fill('4')
    await mira.see('plan-staff').check()
    await mira.see('plan').click()
    for (const person of [mira, theo]) {
      const words = 'Rooms of 2. No room has fewer than 2 affiliations. No staff in Breakout 4.'
      await achieved(person, words)
      await announced(person, 'Rooms of 2. No room has fewer than 2 affiliations.')
    }
    same(Object.keys(await seats(mira)).length, 5, 'four rooms, and those who are in none')
    await same_plan(mira, theo)
  })

  await scene.step('chat, people and stage stay in sight', async () => {
    for (const sight of ['chat', 'stage-page', 'needs', 'plan-panel']) {
      await mira.see(sight).waitFor()
    }
    await mira.see('message-field').fill('A word while planning')
    await mira.see('message-field').fill('')
    await mira.picture('20-plan-facilitator')
    await theo.picture('20-plan-facilitator-phone')
    same(await theo.sideways(), 0)
  })
}
