// Two facilitators, three attendees in browsers and eight on plain sockets; the fourth comes late.
import { listen_aloud } from '../harness/ear.mjs'

const on_sockets = ['Eli', 'Fay', 'Gus', 'Hugo', 'Ines', 'Jan', 'Kim', 'Lou']
const affiliations = ['main campus', 'partner hospital']
const lost_line = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY|WebSocket connection/

async function staff_come(scene, cast) {
  const { facilitator } = cast.session.links
  cast.mira = await scene.person('Mira')
  cast.theo = await scene.person('Theo', { cable: true })
  for (const person of [cast.mira, cast.theo]) await person.come_in(facilitator)
}

async function attendees_come(scene, cast) {
  const { attendee } = cast.session.links
  cast.amara = await scene.person('Amara', { cable: true })
  cast.ben = await scene.person('Ben', { phone: true })
  cast.cleo = await scene.person('Cleo', { dark: true })
  cast.attendees = [cast.amara, cast.ben, cast.cleo]
  for (const [at, person] of cast.attendees.entries()) {
    await person.come_in(attendee, { affiliation: affiliations[at % 2] })
  }
  cast.programs = []
  for (const [at, name] of on_sockets.entries()) {
    const program = await scene.program(name)
    await program.join({ link: attendee, affiliation: affiliations[at % 2] })
    cast.programs.push(program)
    cast[name.toLowerCase()] = program
  }
}

export async function gather(scene, cast) {
  await scene.step('two facilitators and eleven attendees come in', async () => {
    await staff_come(scene, cast)
    await attendees_come(scene, cast)
    for (const person of [cast.theo, cast.amara]) person.forgives = lost_line
    await cast.mira.next('Open the session: Check-in')
    for (const person of cast.attendees) await person.at_step('Check-in')
    await cast.mira.see('room-name').filter({ hasText: '13 people' }).waitFor()
    for (const person of [cast.mira, cast.theo, ...cast.attendees]) await listen_aloud(person)
  })
}
