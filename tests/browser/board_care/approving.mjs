// A card is seen by its author and the staff until a facilitator has read it.
import { includes, no, refused, same } from '../harness/agree.mjs'
import { announced } from '../harness/keyboard.mjs'

export const named = 'To ask before I speak'
export const nameless = 'To guess where people come from'
export const third = 'To listen to the end'
export const later = 'To listen until the other has ended'

const of = (person, testid, text) => person.see(testid).filter({ hasText: text })

export async function approve(scene, cast) {
  const { frances, theo, ana, ben, cleo } = cast

  await scene.step('who writes reads beforehand that a facilitator reads it first', async () => {
    includes(await ana.see('card-form-learn').textContent(), 'A facilitator reads it first.')
    await ana.add_card('learn', named)
    const card = of(ana, 'card', named)
    await card.filter({ hasText: 'It waits until a facilitator has read it.' }).waitFor()
    await ana.picture('70-card-waits')
  })

  await scene.step('without a name, only the own browser finds it again', async () => {
    await ben.add_card('unlearn', nameless, { anonymous: true })
    const card = of(ben, 'own-card', nameless)
    await card.filter({ hasText: 'It waits until a facilitator has read it.' }).waitFor()
    await ben.picture('71-own-card-phone')
    same(await ben.sideways(), 0)
    await ben.page.reload()
    await ben.see('header').waitFor()
    await ben.look_at('step')
    await of(ben, 'own-card', nameless).waitFor()
    same(await of(ben, 'card', nameless).count(), 0)
  })

  await scene.step('the staff have it in their queue; a moderator cannot approve it', async () => {
    await announced(frances, 'A card waits to be read.')
    await of(theo, 'waiting-card', named).waitFor()
    await of(theo, 'waiting-card', nameless).waitFor()
    same(await theo.see('card-approve').count(), 0)
    await theo.picture('72-cards-to-read-moderator-phone')
    same(await theo.sideways(), 0)
    await frances.picture('72-cards-to-read-facilitator')
  })

  await scene.step('nobody else was told of any of it', async () => {
    await cleo.ask('card.add', { column: 'learn', text: third })
    await of(frances, 'waiting-card', third).waitFor()
    for (const text of [named, nameless]) {
      no(cleo.frames.some((frame) => frame.includes(text)), `Cleo was told “${text}”`)
    }
    no(await ana.knows(nameless), 'Ana knows what Ben wrote')
    no(await ben.knows(named), 'Ben knows what Ana wrote')
    same((await cleo.ask('board.list', {})).cards.map(({ text }) => text), [third])
    await refused(cleo.ask('card.approve', { cards: ['c1'] }), 'not_allowed')
  })

  await scene.step('one is approved: for everybody else it is new, its author is told', async () => {
    await of(frances, 'waiting-card', named).getByTestId('card-approve').click()
    await of(ben, 'card', named).filter({ hasText: 'Ana' }).waitFor()
    await ana.page.getByText('Your card is on the board now.').first().waitFor()
    await cleo.hears('card.approved', ({ shown }) => shown.some(({ text }) => text === named))
    same(await of(ana, 'card', nameless).count(), 0)
  })

  await scene.step('some are chosen and approved together', async () => {
    const box = (text) => of(frances, 'waiting-card', text).getByRole('checkbox')
    await box(nameless).check()
    await box(third).check()
    await frances.see('approve-chosen').click()
    await of(ana, 'card', nameless).filter({ hasText: 'Without a name' }).waitFor()
    await of(ana, 'card', third).waitFor()
    await frances.see('waiting-cards').waitFor({ state: 'detached' })
    await of(ben, 'card', nameless).filter({ hasText: 'yours' }).waitFor()
    await ben.see('own-cards').waitFor({ state: 'detached' })
  })

  await scene.step('what is changed waits again, and goes from the others’ board', async () => {
    await of(ben, 'card', nameless).getByRole('button', { name: /^Change your card/ }).click()
    await ben.see('card-edit').getByRole('textbox').fill(`${nameless}, or who they are`)
    await ben.see('card-edit').getByRole('button', { name: 'Save' }).click()
    await ben.page.getByText('It waits until a facilitator has read it again.').first().waitFor()
    await of(ben, 'own-card', 'or who they are').waitFor()
    await of(ana, 'card', nameless).waitFor({ state: 'detached' })
    no(await ana.knows('or who they are'), 'Ana reads what nobody has approved')
    await of(frances, 'waiting-card', 'or who they are').getByTestId('card-approve').click()
    await of(ana, 'card', 'or who they are').waitFor()
  })

  await scene.step('an approval is taken back, and given again', async () => {
    await cleo.ask('card.add', { column: 'unlearn', text: later })
    await of(frances, 'waiting-card', later).getByTestId('card-approve').click()
    const approved = await cleo.hears('card.approved', ({ shown }) => shown.some(({ text }) => text === later))
    await of(ana, 'card', later).waitFor()
    await frances.undo_of(approved).click()
    await of(ana, 'card', later).waitFor({ state: 'detached' })
    await of(frances, 'waiting-card', later).getByTestId('card-approve').click()
    await of(ana, 'card', later).waitFor()
  })
}
