// One facilitator with a phone alone; everybody else is a program. Before the session starts there
// is something to do: the door, the time of a later step, one's own name.
import { same } from '../harness/agree.mjs'
import { Thumb } from '../harness/thumb.mjs'

const names = ['Eli', 'Fay', 'Gus', 'Hugo', 'Ines', 'Jan']
// Nearly as long as a name may be.
const long_name = 'Bartholomea-Wilhelmina von Hohenzollern'

async function come(scene, cast) {
  const { links } = cast.session
  cast.theo = await scene.person('Theo', { phone: true })
  cast.thumb = await Thumb.of(cast.theo)
  await cast.theo.come_in(links.facilitator)
  cast.mira = await scene.program('Mira', links.facilitator)
  cast.programs = []
  for (const name of names) {
    const program = await scene.program(name, links.attendee)
    cast.programs.push(program)
    cast[name.toLowerCase()] = program
  }
  cast.long = await scene.program(long_name, links.attendee)
  cast.programs.push(cast.long)
}

// One, some, one not, and all others.
async function let_in({ thumb, theo, programs, eli, fay }, stranger) {
  await thumb.tap(thumb.see('tab-needs'))
  const at_the_door = (name) => thumb.see('at-the-door').filter({ hasText: name })
  await at_the_door('Nobody').waitFor()
  await thumb.look('01-at-the-door')
  await thumb.tap(at_the_door('Eli').getByTestId('participant.admit'))
  await eli.hears('participant.admitted')
  await thumb.tap(at_the_door('Fay').getByRole('checkbox'))
  await thumb.tap(theo.page.getByRole('button', { name: 'Let in the 1 chosen' }))
  await fay.hears('participant.admitted')
  await thumb.tap(at_the_door('Nobody').getByTestId('participant.refuse'))
  await thumb.look('01-sent-away')
  await thumb.tap(thumb.see('refuse-dialog-yes'))
  await stranger.ends(4003)
  await at_the_door('Nobody').waitFor({ state: 'detached' })
  await thumb.tap(theo.page.getByRole('button', { name: 'Let all in' }))
  for (const program of programs) await program.hears('participant.admitted')
  await thumb.tap(thumb.see('tab-rooms'))
}

export async function gather(scene, cast) {
  await scene.step('one comes in with a phone, and lets the others in', async () => {
    await come(scene, cast)
    await let_in(cast, await scene.program('Nobody', cast.session.links.attendee))
    const { thumb } = cast
    await thumb.look('01-before-rooms')
    await thumb.tap(cast.theo.page.getByRole('button', { name: 'Show 1 more' }))
    await cast.theo.row('Theo').waitFor()
    await thumb.look('01-all-people')
    await thumb.tap(cast.theo.page.getByRole('button', { name: 'Show fewer' }))
    await thumb.write(thumb.see('find'), 'a')
    await thumb.see('found').waitFor()
    await thumb.look('02-found')
    await thumb.write(thumb.see('find'), '')
    for (const tab of ['needs', 'chat', 'run']) {
      await thumb.tap(thumb.see(`tab-${tab}`))
      await thumb.look(`03-before-${tab}`)
    }
  })

  await scene.step('the door is closed, and opened again', async () => {
    const { thumb, mira } = cast
    await thumb.tap(thumb.see('lock'))
    await mira.hears('session.locked')
    await thumb.look('04-door-closed')
    await thumb.tap(thumb.see('lock'))
    await mira.hears('session.unlocked')
  })

  await scene.step('the own name and the time of a later step are changed', async () => {
    const { thumb, theo, mira } = cast
    await thumb.tap(thumb.see('change-profile'))
    await thumb.look('05-own-name')
    await thumb.choose(thumb.see('position'), 'faculty')
    await thumb.choose(thumb.see('affiliation'), 'main campus')
    await thumb.tap(thumb.see('profile-dialog').getByRole('button', { name: 'Save' }))
    await mira.hears('participant.updated', (told) => told.affiliation === 'main campus')
    await thumb.tap(theo.page.getByText('Change the time of a step'))
    await thumb.choose(thumb.see('change-time-step'), 'reflection')
    await thumb.write(thumb.see('change-time-minutes'), '9')
    await thumb.look('06-time-of-a-step')
    await thumb.tap(thumb.see('change-time').getByRole('button', { name: 'Set' }))
    const { params } = await mira.hears('phase.planned')
    same([params.phase, params.minutes], ['reflection', 9])
  })
}
