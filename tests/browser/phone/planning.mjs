// A plan with all there is to it: how people are spread, pins, rooms that are added, changed, merged
// and removed before they open.
import { until } from '../harness/patience.mjs'
import { undo_the } from './running.mjs'

const plans = ({ told }) => told.filter(({ method }) => method === 'rooms.planned').length

// Every change of a plan's rooms is told by a new plan.
async function planned_anew({ mira }, act) {
  const before = plans(mira)
  await act()
  await until(() => plans(mira) > before, { changes: mira.changes, what: 'a new plan' })
}

async function make(cast) {
  const { thumb, theo } = cast
  await thumb.tap(thumb.see('tab-rooms'))
  await thumb.tap(thumb.see('plan-panel').locator('summary').first())
  await thumb.choose(thumb.see('plan-method'), 'mixed_affiliation')
  await thumb.choose(thumb.see('plan-by'), 'rooms')
  await thumb.write(thumb.see('plan-panel').getByLabel('Make', { exact: true }), '3')
  await thumb.tap(thumb.see('plan-staff'))
  await thumb.look('20-before-a-plan')
  await planned_anew(cast, () => thumb.tap(thumb.see('plan')))
  await theo.see('achieved').filter({ hasText: 'Rooms of 2 or 3.' }).waitFor()
  await thumb.look('21-plan')
}

export async function choose(thumb, ...names) {
  for (const name of names) {
    await thumb.tap(thumb.person.page.getByLabel(`Choose ${name}`, { exact: true }))
  }
  await thumb.see('chosen').filter({ hasText: `${names.length} ` }).waitFor()
}

async function pin({ thumb, mira, theo }) {
  await choose(thumb, 'Eli', 'Fay')
  await thumb.look('22-chosen')
  await thumb.tap(thumb.see('keep-together'))
  await mira.hears('plan.changed', ({ pins }) => pins?.length === 1)
  await choose(thumb, 'Gus', 'Hugo')
  await thumb.tap(thumb.see('keep-apart'))
  await mira.hears('plan.changed', ({ pins }) => pins?.length === 2)
  await choose(thumb, 'Ines')
  await thumb.tap(thumb.see('keep-here'))
  await mira.hears('plan.changed', ({ pins }) => pins?.length === 3)
  await choose(thumb, 'Eli', 'Fay')
  await thumb.tap(thumb.see('keep-apart'))
  await theo.see('pin-problem').filter({ hasText: 'Eli and Fay are pinned together' }).waitFor()
  await thumb.look('23-pins-that-contradict')
  await thumb.tap(thumb.see('chosen').getByRole('button', { name: 'Choose nobody' }))
  await thumb.tap(thumb.see('unpin').last())
  await theo.see('pin').nth(2).waitFor({ state: 'detached' })
  await thumb.choose(theo.row('Jan').getByTestId('move'), { index: 1 })
  await mira.hears('plan.changed', ({ participants }) => !!participants)
}

async function rooms(cast) {
  const { thumb, theo } = cast
  await planned_anew(cast, () => thumb.tap(thumb.see('room-add')))
  await theo.card('r4').waitFor()
  await thumb.tap(theo.card('r4').getByTestId('room-more'))
  await thumb.look('24-one-more-room')
  await thumb.tap(theo.card('r4').getByTestId('room-change'))
  await thumb.write(thumb.see('room-new-name'), 'The garden')
  await thumb.look('25-change-room')
  await planned_anew(cast, () => thumb.tap(thumb.see('change-room-yes')))
  await thumb.choose(theo.card('r4').getByTestId('room-merge'), 'r3')
  await thumb.look('26-merge')
  await planned_anew(cast, () => thumb.tap(thumb.see('merge-rooms-yes')))
  await planned_anew(cast, () => undo_the(thumb, 'merging the rooms'))
  await theo.card('r4').waitFor()
  const more = theo.card('r4').getByTestId('room-more')
  if ((await more.getAttribute('aria-expanded')) !== 'true') await thumb.tap(more)
  await thumb.tap(theo.card('r4').getByTestId('room-remove'))
  await thumb.look('27-remove')
  await planned_anew(cast, () => thumb.tap(thumb.see('remove-room-yes')))
}

export async function plan(scene, cast) {
  await scene.step('a plan is made, with staff in each room', () => make(cast))

  await scene.step('pins are set, contradict, and go', () => pin(cast))

  await scene.step('a planned room is added, named, merged, taken back, removed', () => rooms(cast))
}
