// Breakouts: opened by Next, and what is said in one is known in that one alone.
import { no, same, yes } from '../harness/agree.mjs'

const question_in_room = (person) => person.see('room-question')

// Who sits where: `here` is Ana's room. Two with browsers and two without in each.
async function look_around(cast) {
  const here = await cast.ana.room()
  const seats = new Map()
  for (const person of cast.attendees) seats.set(person, await person.room())
  for (const program of cast.programs) {
    await program.hears('room.entered')
    seats.set(program, program.room)
  }
  const sitting = (all, inside) => all.filter((one) => (seats.get(one) === here) === inside)
  cast.here = {
    room: here,
    people: sitting(cast.attendees, true),
    programs: sitting(cast.programs, true),
  }
  const there = sitting(cast.attendees, false)
  cast.there = {
    room: seats.get(there[0]),
    people: there,
    programs: sitting(cast.programs, false),
  }
  for (const { people, programs } of [cast.here, cast.there]) {
    same([people.length, programs.length], [2, 2], 'two and two in each room')
  }
}

// Words in both rooms, then a look at everyone who is not in the room.
async function talk(cast) {
  const words_here = 'We say “frequent flyer” on our ward.'
  const words_there = 'My mother was called a “poor historian”.'
  await cast.here.people[0].say(words_here)
  await cast.there.people[0].say(words_there)
  await cast.here.programs[0].say('I have heard it, too.')
  await cast.here.people[1].look_at('chat')
  await cast.here.people[1].message(words_here).waitFor()
  await cast.there.people[1].look_at('chat')
  await cast.there.people[1].message(words_there).waitFor()
  for (const program of cast.here.programs) {
    await program.hears('message.posted', ({ text }) => text === words_here)
    yes(program.knows(words_here), 'words are found in what was told')
  }
  for (const program of cast.there.programs) {
    await program.hears('message.posted', ({ text }) => text === words_there)
  }
  // What staff see of it: how lively the rooms are.
  await cast.frances.card(cast.here.room).filter({ hasText: '2 messages' }).waitFor()
  await cast.mo.card(cast.there.room).filter({ hasText: '1 message in' }).waitFor()
  await nobody_outside_knows(cast, words_here, cast.there)
  await nobody_outside_knows(cast, words_there, cast.here)
}

async function nobody_outside_knows(cast, words, { people, programs }) {
  for (const person of [...people, ...cast.staff]) {
    no(await person.knows(words), `${person.name} knows what is said in another room`)
  }
  for (const program of programs) {
    await program.catch_up()
    no(program.knows(words), `${program.name} was told what is said in another room`)
  }
}

export async function talk_in_rooms(scene, cast) {
  const { frances, mo, ana, chidi, attendees } = cast

  await scene.step('Next says that it opens two rooms of four, and does', async () => {
    await frances.next('Open 2 rooms of 4 for 20 minutes')
    for (const person of attendees) {
      await person.in_a_breakout()
      await person.titled('Breakout')
      await question_in_room(person).waitFor({ state: 'attached' })
    }
    for (const person of [frances, mo]) same(await person.room(), 'main')
    await frances.see('room-name').filter({ hasText: 'Main room · 2 people' }).waitFor()
    await look_around(cast)
    await ana.see('moved').filter({ hasText: 'The small rooms have opened.' }).waitFor()
    await ana.picture('06-room-opened-desktop')
    await chidi.picture('06-room-opened-phone')
  })

  await scene.step('what is said in a room is known there and nowhere else', async () => {
    await talk(cast)
    await ana.picture('07-talk-desktop')
    await chidi.look_at('chat')
    await chidi.picture('07-talk-phone')
    await frances.picture('07-rooms-facilitator')
  })

  await scene.step('the guiding questions and the people of the room are there', async () => {
    await chidi.look_at('step')
    const people = chidi.see('room-people').locator('li')
    same(await people.count(), 4)
    yes(await chidi.page.getByText('Chidi (you)').count(), 'the own name is marked')
    same(await chidi.sideways(), 0)
  })
}
