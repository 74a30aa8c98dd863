// An answer is read where help was asked for, and stays until it is dismissed.
import { includes, no, same } from '../harness/agree.mjs'
import { announced } from '../harness/keyboard.mjs'

const call_of = (person, name) => person.see('help-request').filter({ hasText: name })

async function answer_ana({ frances, ana, ben, cleo }) {
  await call_of(frances, 'Ana').getByTestId('help-answer-open').click()
  const form = frances.see('help-answer-form')
  includes(await form.textContent(), 'The whole room reads it.')
  await form.getByRole('textbox').fill('The first one. I come by in a minute.')
  await form.getByRole('button', { name: 'Send the answer' }).click()
  for (const person of [ana, ben]) {
    await person.see('help-answer').filter({ hasText: 'The first one.' }).waitFor()
  }
  await announced(ana, 'Frances answers: The first one.')
  await cleo.catch_up()
  no(cleo.knows('The first one.'), 'another room read the answer')
  await ana.picture('32-answer-desktop')
  await ben.picture('32-answer-phone')
  same(await ben.sideways(), 0)
}

export async function answer(scene, cast) {
  const { frances, theo, ana, ben } = cast

  await scene.step('an answer is read by who asked and by the room', () => answer_ana(cast))

  await scene.step('“On my way” with one press on a phone, to who does not feel safe alone', async () => {
    await call_of(theo, 'Ben').getByTestId('help-on-my-way').click()
    const answers = ben.see('help-answer')
    await answers.filter({ hasText: 'On my way' }).waitFor()
    await call_of(frances, 'Ben').getByText('Theo is on it').waitFor()
    await theo.say('A word that comes later.')
    await ana.say('And one of Ana, later still.')
    no(ana.frames.some((frame) => frame.includes('On my way')), 'the room read the answer')
    await theo.look_at('needs')
    await call_of(theo, 'Ben').getByTestId('help-resolve').click()
    await ben.see('notice').filter({ hasText: 'Theo has taken care' }).waitFor()
    await answers.filter({ hasText: 'On my way' }).getByRole('button').click()
    await answers.filter({ hasText: 'On my way' }).waitFor({ state: 'detached' })
  })

  await scene.step('a visit, and the end: the answer stays until it is dismissed', async () => {
    await call_of(frances, 'Ana').getByTestId('help-visit').click()
    await frances.in_room(cast.room)
    await call_of(frances, 'Ana').getByTestId('help-resolve').click()
    await call_of(theo, 'Ana').waitFor({ state: 'detached' })
    await ana.see('help-asked-here').waitFor({ state: 'detached' })
    await ana.see('help').filter({ hasText: 'Ask for help' }).waitFor()
    await ana.see('help-answer').getByRole('button').click()
    await ana.see('help-answer').waitFor({ state: 'detached' })
    await ben.see('help-answer').filter({ hasText: 'The first one.' }).waitFor()
  })
}
