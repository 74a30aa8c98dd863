// The debrief, new links and the end; and whether any control of the staff's page was left out.
import { same } from '../harness/agree.mjs'
import { undo_the } from './running.mjs'

async function debrief({ thumb, theo, mira }) {
  await thumb.tap(thumb.see('tab-rooms'))
  await thumb.tap(thumb.see('close-all-now'))
  await thumb.tap(thumb.see('close-now-dialog-yes'))
  await theo.in_room('main')
  await thumb.tap(thumb.see('tab-run'))
  await thumb.tap(theo.page.getByRole('button', { name: 'Go to “Back together”' }))
  await mira.hears('phase.started', ({ phase }) => phase === 'debrief')
  await thumb.tap(thumb.see('tab-rooms'))
  await thumb.see('debrief-panel').waitFor()
  await thumb.look('70-debrief')
  const first = await thumb.see('debrief-row').first().getAttribute('data-room')
  await thumb.tap(thumb.see('debrief-later').first())
  await mira.hears('debrief.ordered')
  // The buttons move with their rows: those of the new order are meant.
  const row = '[data-testid="debrief-row"]'
  await theo.page.waitForFunction(
    ([rows, was]) => document.querySelector(rows).dataset.room !== was, [row, first],
  )
  await thumb.tap(thumb.see('debrief-earlier').last())
  await mira.hears('debrief.ordered', ({ rooms }) => rooms[0] === 'r2')
  await thumb.choose(thumb.see('turn-minutes'), '2')
  await thumb.tap(thumb.see('next-room'))
  await mira.hears('debrief.shown', ({ room }) => !!room)
  await thumb.see('panel-now').waitFor()
  await thumb.look('71-a-room-is-on')
  await thumb.tap(thumb.see('turn-more'))
  await thumb.tap(thumb.see('debrief-show').last())
  await thumb.tap(thumb.see('all-rooms'))
  await mira.hears('debrief.shown', ({ room }) => !room)
  await theo.see('panel-now').waitFor({ state: 'detached' })
}

async function replace_links({ thumb }) {
  await thumb.tap(thumb.see('tab-run'))
  await thumb.tap(thumb.see('rotate-attendee'))
  await thumb.choose(thumb.see('link-lasts'), '86400')
  await thumb.write(thumb.see('link-uses'), '20')
  await thumb.look('77-a-new-link')
  await thumb.tap(thumb.see('rotate-dialog-yes'))
  await thumb.tap(thumb.see('new-link-url'))
  await thumb.look('78-the-new-link')
  await thumb.tap(thumb.see('new-link').getByRole('button', { name: 'Copy' }))
  await thumb.tap(thumb.see('new-link-close'))
  await thumb.see('link-attendee').filter({ hasText: '0 of 20 came in by it' }).waitFor()
  for (const role of ['moderator', 'facilitator']) {
    await thumb.tap(thumb.see(`rotate-${role}`))
    await thumb.tap(thumb.see('rotate-dialog-yes'))
    await thumb.tap(thumb.see('new-link-close'))
    await thumb.see('new-link').waitFor({ state: 'detached' })
  }
}

async function close({ thumb, theo, mira }) {
  await thumb.look('73-near-the-end')
  await thumb.tap(thumb.see('close-session'))
  await thumb.look('74-close-the-session')
  await thumb.tap(thumb.see('close-session-dialog-yes'))
  await mira.hears('session.closing')
  await thumb.look('75-closing')
  await undo_the(thumb, 'closing the session')
  await mira.hears('session.reopened')
  await thumb.tap(thumb.see('close-session'))
  await thumb.tap(thumb.see('close-session-dialog-yes'))
  await theo.page.getByText('The survey stays open until').first().waitFor()
  await thumb.tap(thumb.see('receipt-open'))
  await thumb.see('receipt-dialog').getByText('How you were shown').waitFor()
  await thumb.look('79-what-is-kept')
  await thumb.tap(thumb.see('receipt-dialog').getByRole('button', { name: 'Close' }))
  await thumb.tap(thumb.see('leave'))
  await thumb.look('76-leave')
  await thumb.tap(thumb.see('leave-dialog-yes'))
  await thumb.see('left').waitFor()
}

export async function end(scene, cast) {
  await scene.step('the debrief goes from room to room', () => debrief(cast))
  await scene.step('each link is replaced', () => replace_links(cast))
  await scene.step('the session closes, goes on after all, and closes', () => close(cast))
  await scene.step('no control that was in sight was left out', () => same(cast.thumb.not_used(), []))
}
