// From the links to the first step: door, waiting page, everybody in.
import { includes, same } from '../harness/agree.mjs'

// Positions are what rooms are balanced by: with these, each room gets two of the people in a
// browser and two of those on plain sockets.
const in_browsers = 'student'
const on_sockets = 'faculty'

async function see_the_door(ana, session) {
  await ana.open(session.links.attendee)
  await ana.page.getByRole('heading', { name: session.definition.title }).waitFor()
  includes(await ana.see('kept').textContent(), 'erased when the session closes')
}

async function people_come(scene, cast) {
  const { links } = cast.session
  cast.frances = await scene.person('Frances')
  cast.mo = await scene.person('Mo')
  cast.ana = await scene.person('Ana')
  cast.ben = await scene.person('Ben')
  cast.chidi = await scene.person('Chidi', { phone: true, cable: true })
  cast.dana = await scene.person('Dana', { phone: true, dark: true })
  cast.attendees = [cast.ana, cast.ben, cast.chidi, cast.dana]
  cast.staff = [cast.frances, cast.mo]
  await cast.frances.come_in(links.facilitator, { pronouns: 'she/her' })
  await cast.mo.come_in(links.moderator)
  for (const person of cast.attendees) {
    await person.come_in(links.attendee, { position: in_browsers })
    await person.see('waiting').waitFor()
  }
}

async function programs_come(scene, cast) {
  cast.programs = []
  for (const name of ['Eli', 'Fay', 'Gus', 'Hana']) {
    const program = await scene.program(name)
    await program.join({ link: cast.session.links.attendee, position: on_sockets })
    same(program.snapshot.session.state, 'scheduled')
    same(program.snapshot.staff_only, undefined)
    cast.programs.push(program)
    cast[name.toLowerCase()] = program
  }
}

export async function arrive(scene, cast) {
  await scene.step('the door says what this is and what is kept', async () => {
    const visitor = await scene.person('Visitor')
    await see_the_door(visitor, cast.session)
    await visitor.picture('01-join-desktop')
    const on_a_phone = await scene.person('Visitor on a phone', { phone: true })
    await see_the_door(on_a_phone, cast.session)
    await on_a_phone.picture('01-join-phone')
    await visitor.see('enter').click()
    includes(await visitor.see('join-problem').textContent(), 'Please write a name')
    await scene.sees_off(visitor)
    await scene.sees_off(on_a_phone)
  })

  await scene.step('people come in through the door and wait', async () => {
    await people_come(scene, cast)
    await programs_come(scene, cast)
    await cast.ana.picture('02-waiting-desktop')
    await cast.dana.picture('02-waiting-phone-dark')
    await cast.frances.picture('02-before-opening-facilitator')
  })

  await scene.step('the facilitator opens; everybody is in the main room, at check-in', async () => {
    await cast.frances.next('Open the session: Check-in')
    for (const person of cast.attendees) await person.at_step('Check-in')
    for (const program of cast.programs) {
      await program.hears('phase.started', ({ phase }) => phase === 'check-in')
      same(program.room, 'main')
    }
  })
}
