// The agenda, the stage, the board, and words to all.

async function steps({ thumb, theo, mira }) {
  const go_to = (title) => theo.page.getByRole('button', { name: `Go to “${title}”` })
  await thumb.tap(go_to('A frame to think with'))
  await mira.hears('phase.started', ({ phase }) => phase === 'frame')
  await thumb.look('12-agenda')
  await thumb.tap(thumb.see('previous'))
  await mira.hears('phase.started', ({ phase }) => phase === 'topic')
}

async function clocks({ thumb, theo, mira }) {
  await thumb.tap(thumb.see('make-up').getByRole('button', { name: /^Shorten/ }))
  const planned = await mira.hears('phase.planned', ({ phase }) => phase === 'rooms')
  await thumb.tap(theo.undo_of(planned))
  await mira.hears('action.undone')
  await thumb.tap(thumb.see('make-up').getByRole('button', { name: /^A little from each/ }))
  await mira.hears('phase.planned', ({ phase }) => phase === 'debrief')
  await thumb.tap(thumb.see('plus-two'))
  await mira.hears('phase.extended')
  await thumb.tap(thumb.see('pause'))
  await theo.page.getByRole('button', { name: 'Go on' }).waitFor()
  await thumb.look('11-paused')
  await thumb.tap(thumb.see('pause'))
  await mira.hears('phase.resumed')
}

// The latest of the own actions: a phone shows that one alone.
export const undo_the = (thumb, words) =>
  thumb.tap(thumb.see('undo').first().and(thumb.see('undo').filter({ hasText: `Undo ${words}` })))

async function stage_and_board({ thumb, theo, mira }) {
  await thumb.choose(thumb.see('stage-show'), 'slide:1')
  await mira.hears('stage.shown', ({ show }) => show === 'slide:1')
  await thumb.tap(theo.page.getByText('Show the step as attendees see it'))
  await thumb.look('13-stage')
  await thumb.tap(theo.page.getByText('Show the step as attendees see it'))
  for (const [button, event] of [['open', 'opened'], ['reveal', 'revealed'], ['close', 'closed']]) {
    await thumb.tap(thumb.see(`board.${button}`))
    await mira.hears(`board.${event}`)
  }
  // What is in it: board_care/thumbing.mjs.
  await thumb.tap(thumb.see('cards-and-themes'))
  await thumb.tap(thumb.see('cards-close'))
}

async function say({ thumb, theo, mira, programs }) {
  await thumb.write(thumb.see('say-form').getByRole('textbox'), 'Please write in your own time.')
  await thumb.tap(thumb.see('say-form').getByRole('button', { name: 'Send to all' }))
  const { params } = await mira.hears('broadcast.sent')
  await mira.ask('broadcast.ack', { broadcast: params.broadcast })
  await thumb.tap(theo.page.getByText('Sent so far'))
  const sent = thumb.see('sent').filter({ hasText: 'seen by 1 of 8, delivered to 8' })
  await sent.waitFor()
  await thumb.look('14-sent-so-far')
  await thumb.tap(thumb.see('say-again'))
  for (const program of programs) await program.hears('broadcast.sent', ({ again }) => again)
  await mira.ask('broadcast.send', { text: 'And take a breath, all of you, before we go on.' })
  await thumb.see('broadcast').waitFor()
  await thumb.look('15-broadcast')
  await thumb.tap(thumb.see('broadcast').getByRole('button', { name: 'I have read it' }))
  await thumb.see('broadcast').waitFor({ state: 'detached' })
}

export async function run(scene, cast) {
  const { thumb, mira } = cast

  await scene.step('the session opens, and time is made up, given, stopped and started', async () => {
    await thumb.tap(thumb.see('next'))
    await mira.hears('phase.started', ({ phase }) => phase === 'check-in')
    await thumb.see('make-up').waitFor()
    await thumb.look('10-late')
    await clocks(cast)
  })

  await scene.step('any step can be gone to, and back', () => steps(cast))

  await scene.step('the stage shows a slide; the board opens and closes', () => stage_and_board(cast))

  await scene.step('a word to all is counted and sent again; one of a colleague is read', () => say(cast))
}
