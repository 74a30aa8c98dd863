// People are moved: dragged, and by "Move to…"; a late comer is placed; a visit answers a call
// for help.
import { no, same } from '../harness/agree.mjs'
import { drag as drag_to } from '../harness/hand.mjs'

const words_before = 'This was said before anybody came to help.'

async function answer_the_call({ dana, frances, mo }) {
  await dana.say(words_before)
  const room = await dana.room()
  await dana.ask_for_help('conflict', 'Two of us are stuck.')
  const call = frances.see('help-request').filter({ hasText: 'Dana' })
  await call.filter({ hasText: 'reports a conflict' }).waitFor()
  await mo.see('help-request').filter({ hasText: 'Two of us are stuck.' }).waitFor()
  await frances.card(room).getByTestId('help-asked').waitFor()
  await frances.picture('08-help-asked-facilitator')
  await call.getByTestId('help-visit').click()
  await frances.in_room(room)
  await dana.look_at('step')
  await dana.see('room-people').filter({ hasText: 'Frances' }).waitFor()
  await frances.say('I am here. Shall we slow down?')
  await dana.look_at('chat')
  await dana.message('I am here. Shall we slow down?').waitFor()
  no(await frances.knows(words_before), 'a visitor knows what was said before the visit')
  return room
}

async function drag(cast, who) {
  const { frances, here, there } = cast
  const row = frances.card(here.room).getByTestId('person').filter({ hasText: who.name })
  await drag_to(frances, row, frances.card(there.room))
  await who.in_room(there.room)
  await who.see('moved').filter({ hasText: 'Frances moved you.' }).waitFor({ state: 'attached' })
  await frances.see('notice').filter({ hasText: `${who.name} moved to` }).waitFor()
}

async function late(scene, cast) {
  const { here, frances, session } = cast
  cast.lin = await scene.person('Lin')
  await cast.lin.come_in(session.links.attendee)
  await cast.lin.in_room(here.room)
  await frances.card(here.room).getByTestId('person').filter({ hasText: 'Lin' }).waitFor()
  no(await cast.lin.knows('frequent flyer” on our ward'), 'a late comer got earlier words')
  cast.attendees.push(cast.lin)
}

export async function move_people(scene, cast) {
  const { dana, frances, here, there } = cast

  await scene.step('a call for help is answered by a visit', async () => {
    const room = await answer_the_call(cast)
    await frances.see('help-resolve').click()
    await dana.see('notice').filter({ hasText: 'Frances has taken care' }).waitFor()
    await frances.card(room).getByRole('button', { name: 'Back to the main room' }).click()
    await frances.in_room('main')
  })

  await scene.step('somebody is moved by dragging, and told by whom', async () => {
    const dragged = here.people.find((person) => person !== cast.ana)
    await drag(cast, dragged)
    cast.dragged = dragged
    there.people.push(dragged)
    here.people = [cast.ana]
  })

  await scene.step('somebody is moved by “Move to…”, and sees what is said from then on', async () => {
    const moved = here.programs.shift()
    await frances.move(moved.name, there.room)
    const { params } = await moved.hears('room.entered', ({ room }) => room.id === there.room)
    same([params.why, params.by.name], ['moved', 'Frances'])
    same(params.room.messages, [])
    no(moved.knows('My mother was called'), 'somebody moved got earlier words')
    there.programs.push(moved)
    await frances.picture('09-moved-facilitator')
  })

  await scene.step('a late comer lands in the smaller room', async () => {
    await late(scene, cast)
    await cast.lin.see('moved').filter({ hasText: 'a room with a free seat' }).waitFor()
    await cast.lin.see('room-people').filter({ hasText: 'Ana' }).waitFor()
    await cast.lin.titled('Breakout')
    await cast.lin.picture('10-late-comer-desktop')
  })
}
