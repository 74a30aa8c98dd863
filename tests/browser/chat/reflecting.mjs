// Notes for the debrief, the end of the rooms with its grace, the debrief and the board.
import { includes, no, same, yes } from '../harness/agree.mjs'

const note_here = 'Ask how people want to be described.'
const note_there = 'Say it kindly, and say it at once.'

async function note(cast) {
  const { ana, here, there } = cast
  await ana.see('takeaway-form').getByRole('textbox').fill(note_here)
  await ana.see('takeaway-form').getByRole('button').click()
  await ana.see('takeaways').getByTestId('takeaway').filter({ hasText: note_here }).waitFor()
  await here.programs[0].hears('takeaway.added', ({ text }) => text === note_here)
  await there.programs[0].ask('takeaway.add', { text: note_there })
  no(await ana.knows(note_there), 'a note of another room is known before the debrief')
}

async function close_with_grace(cast) {
  const { frances, attendees, programs, dana } = cast
  await frances.next('Close rooms in 8 s, then Back together')
  for (const person of attendees) {
    const banner = person.see('grace').filter({ hasText: /in \d+ seconds?\./ })
    await banner.waitFor()
  }
  await dana.picture('14-grace-phone-dark')
  await cast.ana.picture('14-grace-desktop')
  await cast.ana.see('message-field').fill('I had one more thing')
  for (const program of programs) {
    await program.hears('rooms.closing', ({ next }) => next?.phase === 'debrief')
  }
  for (const person of attendees) {
    await person.in_room('main')
    await person.at_step('Back together')
  }
  for (const program of programs) {
    await program.hears('room.entered', ({ room, why }) => room.id === 'main' && why === 'closed')
  }
  await cast.ana.see('room-name').filter({ hasText: 'Main room · 11 people' }).waitFor()
  const stranded = cast.ana.see('stranded').filter({ hasText: 'I had one more thing' })
  await stranded.getByRole('button', { name: 'Use it here' }).click()
  same(await cast.ana.see('message-field').inputValue(), 'I had one more thing')
  await cast.ana.see('message-field').fill('')
}

async function write_cards(cast) {
  const { frances, ana, ben, dana, chidi } = cast
  await frances.next('Next: Learn and unlearn')
  for (const person of cast.attendees) await person.at_step('Learn and unlearn')
  await ben.add_card('learn', 'To ask before I label.')
  await dana.look_at('step')
  await dana.add_card('unlearn', '“Difficult patient”.', { anonymous: true })
  await dana.see('notice').filter({ hasText: 'when the cards are revealed' }).waitFor()
  await frances.hears('“Difficult patient”.')
  await frances.hears('To ask before I label.')
  no(await ana.knows('To ask before I label.'), 'a card shows before it is revealed')
  no(await chidi.knows('“Difficult patient”.'), 'a card shows before it is revealed')
}

async function reveal(cast) {
  const { frances, ana, ben, hana } = cast
  await frances.see('board.reveal').click()
  const named = ana.see('card').filter({ hasText: 'To ask before I label.' })
  const unnamed = ana.see('card').filter({ hasText: '“Difficult patient”.' })
  await named.filter({ hasText: 'Ben' }).waitFor()
  await unnamed.filter({ hasText: 'Without a name' }).waitFor()
  const { params } = await hana.hears('board.revealed')
  const card = params.cards.find(({ text }) => text === '“Difficult patient”.')
  no(card.from, 'an anonymous card has an author')
  same(card.at % 60_000, 0, 'an anonymous card has its exact time')
  await unnamed.getByRole('button', { name: /^Me too/ }).click()
  await hana.ask('card.support', { card: card.card, on: true })
  const counted = ben.see('card').filter({ hasText: '“Difficult patient”.' })
  await counted.filter({ hasText: 'Me too, 2' }).waitFor()
}

export async function reflect(scene, cast) {
  const { ana, dana, frances, chidi } = cast

  await scene.step('rooms note something for the others', async () => {
    await note(cast)
    await frances.card(cast.here.room).filter({ hasText: '1 note' }).waitFor()
    await ana.picture('13-notes-desktop')
  })

  await scene.step('the rooms close with grace; nobody is cut off', () => close_with_grace(cast))

  await scene.step('the debrief shows what all rooms noted', async () => {
    for (const person of [ana, chidi]) {
      await person.look_at('step')
      const debrief = person.see('debrief')
      await debrief.filter({ hasText: note_here }).filter({ hasText: note_there }).waitFor()
    }
    for (const program of cast.programs) {
      await program.catch_up()
      yes(program.knows(note_there), program.name)
    }
    await ana.picture('15-debrief-desktop')
    await chidi.picture('15-debrief-phone')
  })

  await scene.step('cards are written, named and anonymous, and stay hidden', async () => {
    await write_cards(cast)
    includes(await ana.see('stage').textContent(), 'Cards stay hidden')
    await dana.picture('16-board-hidden-phone-dark')
  })

  await scene.step('revealed, the cards are supported', async () => {
    await reveal(cast)
    await ana.picture('17-board-desktop')
    await chidi.picture('17-board-phone')
    await frances.picture('17-board-facilitator')
  })
}
