// Flags and letters in the queue, notes, quiet, slow mode, and what the staff did.
import { includes } from '../harness/agree.mjs'
import { until } from '../harness/patience.mjs'

const told_by = (thumb, name) => thumb.see('flag').filter({ hasText: `${name} told you` })

async function look_at_flags({ thumb, eli, fay }) {
  await eli.ask('flag.raise', { target: fay.id, note: 'She does not feel well' })
  await thumb.tap(thumb.see('tab-needs'))
  await told_by(thumb, 'Eli').waitFor()
  await thumb.look('62-flags')
  await thumb.tap(told_by(thumb, 'Eli').getByTestId('flag-mute'))
  await thumb.look('62-mute-from-a-flag')
  await thumb.tap(thumb.see('mute-dialog').getByRole('button', { name: 'Cancel' }))
  // Theo told about a message himself, and has shown it again since it was hidden.
  const words = told_by(thumb, 'Theo')
  const heard = (method) => eli.told.filter((told) => told.method === method).length
  const hide = async (times) => {
    await thumb.tap(words.getByTestId('flag-hide'))
    await thumb.tap(thumb.see('hide-dialog-yes'))
    const what = 'the message hidden again'
    await until(() => heard('message.hidden') === times, { changes: eli.changes, what })
  }
  await hide(2)
  const shown = heard('message.unhidden')
  await thumb.tap(words.getByTestId('flag-show'))
  const what = 'the message shown again'
  await until(() => heard('message.unhidden') > shown, { changes: eli.changes, what })
  await hide(3)
}

async function answer_flags({ thumb, eli }) {
  await thumb.tap(told_by(thumb, 'Eli').getByTestId('flag-resolve'))
  await thumb.look('63-answer-a-flag')
  const dialog = thumb.see('outcome-dialog')
  for (const words of ['It is hidden now.', 'We looked at it', 'We spoke with them.']) {
    await thumb.tap(dialog.getByRole('button', { name: words }))
  }
  await thumb.tap(thumb.see('outcome-dialog-yes'))
  await eli.hears('flag.resolved', ({ outcome }) => outcome === 'We spoke with them.')
  await told_by(thumb, 'Eli').waitFor({ state: 'detached' })
}

async function letters({ thumb, gus, mira }) {
  await gus.ask('staff.write', { text: 'May I speak with somebody alone?' })
  await thumb.see('thread').waitFor()
  await thumb.look('64-a-letter')
  await thumb.tap(thumb.see('thread-answer'))
  await thumb.write(thumb.see('thread-form').getByRole('textbox'), 'Yes, I come to you.')
  await thumb.look('64-answer-a-letter')
  await thumb.tap(thumb.see('thread-form').getByRole('button', { name: 'Send' }))
  await gus.hears('staff.written', ({ from }) => from.name === 'Theo')
  await thumb.see('thread').waitFor({ state: 'detached' })
  await thumb.tap(thumb.see('staff-notes').locator('summary'))
  await thumb.look('65-notes')
  await thumb.write(thumb.see('note-form').getByRole('textbox'), 'I look after Gus')
  await thumb.tap(thumb.see('note-form').getByRole('button'))
  await mira.hears('staff.noted', ({ text }) => text === 'I look after Gus')
}

async function slow({ thumb, mira }, pace, room) {
  await thumb.choose(pace, '30')
  await mira.hears('slow.set', (told) => told.room === room && told.every_s === 30)
  await thumb.look(`68-slow-${room}`)
  await thumb.choose(pace, '0')
  await mira.hears('slow.set', (told) => told.room === room && told.every_s === 0)
}

async function quiet({ thumb, theo, mira }) {
  await thumb.tap(thumb.see('tab-rooms'))
  await thumb.tap(theo.card('r2').getByTestId('quiet-room'))
  await thumb.look('66-make-a-room-quiet')
  await thumb.tap(thumb.see('quiet-dialog-yes'))
  await theo.card('r2').getByText('Let it write again').waitFor()
  await thumb.look('66-a-quiet-room')
  await thumb.tap(theo.card('r2').getByTestId('quiet-room'))
  await slow({ thumb, mira }, theo.card('r2').getByTestId('pace-room'), 'r2')
  await thumb.tap(thumb.see('tab-run'))
  // What was sent is no more looked at; while rooms are open, one may choose whom to say it to.
  await thumb.tap(theo.page.getByText('Sent so far'))
  for (const _ of ['opened', 'closed']) await thumb.tap(theo.page.getByText(/^To:/).first())
  for (const room of ['main', 'all']) {
    await thumb.tap(thumb.see(`quiet-${room}`))
    await thumb.tap(thumb.see('quiet-dialog-yes'))
    await mira.hears('room.muted', (told) => told.room === room)
    await thumb.see(`quiet-${room}`).filter({ hasText: 'Let' }).waitFor()
    await thumb.look(`67-quiet-${room}`)
    await thumb.tap(thumb.see(`quiet-${room}`))
    await mira.hears('room.unmuted', (told) => told.room === room)
  }
  await slow({ thumb, mira }, thumb.see('pace'), 'all')
  await slow({ thumb, mira }, thumb.see('pace-main'), 'main')
}

// More than one page of it, to its beginning.
async function log({ thumb, mira, ines, eli }) {
  for (let turn = 0; turn < 12; turn += 1) {
    await mira.ask('participant.mute', { participant: ines.id, for_s: 60 })
    await mira.ask('participant.unmute', { participant: ines.id })
  }
  await thumb.tap(thumb.see('moderation-log'))
  await thumb.see('act').nth(49).waitFor()
  await thumb.look('69-what-the-staff-did')
  const beginning = thumb.see('act').filter({ hasText: 'let in Eli' })
  for (let page = 2; !(await beginning.count()); page += 1) {
    await thumb.tap(thumb.see('log-older'))
    await thumb.see('act').nth(50 * (page - 1)).waitFor()
  }
  includes(await thumb.see('act').last().textContent(), 'let in Eli')
  const shown = eli.told.length
  await thumb.tap(thumb.see('act-show').first())
  const again = () => eli.told.slice(shown).some(({ method }) => method === 'message.unhidden')
  await until(again, { changes: eli.changes, what: 'the message shown again from the list' })
  await thumb.tap(thumb.see('log-dialog').getByRole('button', { name: 'Close' }))
}

export async function keep_safe(scene, cast) {
  await scene.step('flags are looked at, and something hidden', () => look_at_flags(cast))
  await scene.step('a flag is answered', () => answer_flags(cast))
  await scene.step('a letter is answered, and a note made', () => letters(cast))
  await scene.step('rooms are quiet, and slow, for a while', () => quiet(cast))
  await scene.step('what the staff did is read to its beginning', () => log(cast))
}
