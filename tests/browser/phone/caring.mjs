// Who needs the staff, what is done about a person, and what is done about a message.
import { same } from '../harness/agree.mjs'

const call_of = (thumb, name) => thumb.see('help-request').filter({ hasText: name })

async function queue({ thumb, theo, mira, eli, fay, long }) {
  await eli.ask('help.request', { kind: 'question', text: 'Which of the two questions is ours?' })
  await fay.ask('help.request', { kind: 'unsafe' })
  await long.ask('hand.raise')
  await mira.ask('participants.move', { participants: [long.id], room: 'main' })
  await thumb.tap(thumb.see('tab-needs'))
  for (const sign of ['hand-up', 'late']) await thumb.see(sign).waitFor()
  await thumb.look('50-needs')
  await thumb.tap(call_of(thumb, 'Eli').getByTestId('help-claim'))
  await eli.hears('help.claimed')
  await call_of(thumb, 'Eli').getByTestId('help-claimed').waitFor()
  await thumb.look('51-claimed')
  await thumb.tap(call_of(thumb, 'Eli').getByTestId('help-release'))
  await eli.hears('help.released')
  await thumb.tap(call_of(thumb, 'Fay').getByTestId('help-on-my-way'))
  await fay.hears('help.answered')
  await thumb.tap(call_of(thumb, 'Eli').getByTestId('help-answer-open'))
  await thumb.write(thumb.see('help-answer-form').getByRole('textbox'), 'The first one.')
  await thumb.look('52-answer')
  const send = thumb.see('help-answer-form').getByRole('button', { name: 'Send the answer' })
  await thumb.tap(send)
  await eli.hears('help.answered', ({ text }) => text === 'The first one.')
  await thumb.tap(thumb.see('hand-up').getByRole('button'))
  await long.hears('hand.lowered')
  await thumb.choose(thumb.see('late').getByTestId('move'), { index: 1 })
  await thumb.see('late').waitFor({ state: 'detached' })
  await thumb.tap(call_of(thumb, 'Eli').getByTestId('help-visit'))
  await theo.in_room(eli.room)
  for (const name of ['Eli', 'Fay']) {
    await thumb.tap(call_of(thumb, name).getByTestId('help-resolve'))
    await call_of(thumb, name).waitFor({ state: 'detached' })
  }
}

async function about({ thumb, theo }, name) {
  const more = theo.row(name).getByTestId('person-more')
  if ((await more.getAttribute('aria-expanded')) !== 'true') await thumb.tap(more)
  return thumb.see('person-menu')
}

async function mute(cast) {
  const { thumb, ines } = cast
  await thumb.tap(thumb.see('tab-rooms'))
  await ines.ask('hand.raise')
  const menu = await about(cast, 'Ines')
  await menu.getByRole('button', { name: 'Lower hand' }).waitFor()
  await thumb.look('53-about-somebody')
  await thumb.tap(menu.getByRole('button', { name: 'Lower hand' }))
  await ines.hears('hand.lowered')
  await thumb.tap(menu.getByRole('button', { name: 'Mute for 5 minutes' }))
  await thumb.look('54-mute')
  await thumb.tap(thumb.see('mute-dialog').getByRole('button', { name: 'Cancel' }))
  await thumb.see('person-menu').waitFor({ state: 'detached' })
  const again = await about(cast, 'Ines')
  await thumb.tap(again.getByRole('button', { name: 'Mute until I lift it' }))
  await thumb.tap(thumb.see('mute-dialog-yes'))
  await thumb.see('person-menu').waitFor({ state: 'detached' })
  const { params } = await ines.hears('participant.muted')
  same(params.until ?? null, null)
  const lift = (await about(cast, 'Ines')).getByRole('button', { name: 'Let write again' })
  await lift.waitFor()
  await thumb.look('55-muted')
  await thumb.tap(lift)
  await ines.hears('participant.unmuted')
  await thumb.see('person-menu').waitFor({ state: 'detached' })
}

async function write_to(cast) {
  const { thumb, ines } = cast
  await thumb.tap((await about(cast, 'Ines')).getByTestId('write-to'))
  await thumb.write(thumb.see('thread-form').getByRole('textbox'), 'Are you all right?')
  await thumb.look('55-write-to-somebody')
  await thumb.tap(thumb.see('thread-form').getByRole('button', { name: 'Send' }))
  await ines.hears('staff.written', ({ text }) => text === 'Are you all right?')
  await thumb.see('person-menu').waitFor({ state: 'detached' })
}

async function roles(cast) {
  const { thumb, mira, jan, hugo } = cast
  await thumb.tap((await about(cast, 'Jan')).getByTestId('deputy'))
  await jan.hears('facilitator.offered', ({ deputy }) => deputy === jan.id)
  await thumb.see('person-menu').waitFor({ state: 'detached' })
  for (const role of ['moderator', 'facilitator', 'attendee']) {
    await thumb.tap((await about(cast, 'Jan')).getByTestId(`make-${role}`))
    await mira.hears('role.granted', ({ participant }) => participant.role === role)
    await thumb.see('person-menu').waitFor({ state: 'detached' })
  }
  const menu = await about(cast, 'Hugo')
  await thumb.tap(menu.getByRole('button', { name: 'Remove from the session' }))
  await thumb.tap(thumb.see('remove-dialog').getByRole('checkbox'))
  await thumb.look('56-remove')
  await thumb.tap(thumb.see('remove-dialog-yes'))
  await hugo.ends(4003)
}

async function chat({ thumb, theo, mira, eli }) {
  await thumb.tap(thumb.see('tab-chat'))
  await eli.say('I think that we have all said such a thing, and that it stays with somebody.')
  await theo.message('I think that').waitFor()
  await thumb.write(thumb.see('message-field'), 'Thank you, Eli.')
  await thumb.tap(thumb.see('send'))
  await eli.hears('message.posted', ({ text }) => text === 'Thank you, Eli.')
  await theo.message('Thank you, Eli.').getByText('Sending…').waitFor({ state: 'detached' })
  const menu_of = (text) => thumb.tap(theo.message(text).first().getByTestId('message-more'))
  const choice = (name) => thumb.see('message-menu').getByRole('button', { name, exact: true })
  await menu_of('I think that')
  await thumb.look('57-about-a-message')
  await thumb.tap(choice('👍'))
  await eli.hears('message.reacted')
  await theo.message('I think that').locator('.reaction').waitFor()
  await menu_of('I think that')
  await thumb.tap(choice('Reply'))
  await thumb.look('58-replying')
  await thumb.tap(thumb.see('composer').getByRole('button', { name: 'Do not reply' }))
  await menu_of('Thank you, Eli.')
  await thumb.look('59-about-the-own-message')
  await thumb.tap(choice('Edit'))
  await thumb.write(thumb.see('message-edit').getByRole('textbox'), 'Thank you for that.')
  await thumb.look('60-edit')
  await thumb.tap(thumb.see('message-edit').getByRole('button', { name: 'Save' }))
  await eli.hears('message.edited')
  await menu_of('Thank you for that.')
  await thumb.tap(choice('Delete'))
  await eli.hears('message.deleted')
  await menu_of('I think that')
  await thumb.tap(thumb.see('flag-open'))
  for (const about of ['Eli, as a person', 'This message']) {
    await thumb.tap(thumb.see('flag-dialog').getByLabel(about))
  }
  await thumb.look('60-tell-the-staff')
  await thumb.tap(thumb.see('flag-send'))
  await mira.hears('flag.raised')
  await menu_of('I think that')
  await thumb.tap(choice('Hide this message'))
  await thumb.look('61-hide')
  await thumb.tap(thumb.see('hide-dialog-yes'))
  await eli.hears('message.hidden')
  await thumb.see('unhide').waitFor()
  await thumb.look('61-hidden')
  await thumb.tap(thumb.see('unhide'))
  await eli.hears('message.unhidden')
}

export async function care(scene, cast) {
  await scene.step('the queue is worked through', () => queue(cast))
  await scene.step('somebody is muted, and may write again', () => mute(cast))
  await scene.step('somebody is written to', () => write_to(cast))
  await scene.step('roles are given; somebody is removed', () => roles(cast))
  await scene.step('in the chat: answer, react, change, take back, tell the staff, hide', () => chat(cast))
}
