// The survey, and the end.
import { randomBytes } from 'node:crypto'
import { refused, same } from '../harness/agree.mjs'

const answers = { interest: 5, action: 4, recommend: 5 }

async function take_the_survey(person) {
  await person.look_at('step')
  for (const [question, value] of Object.entries(answers)) {
    await person.see(`scale-${question}`).getByRole('radio').nth(value - 1).click()
  }
}

const anonymous_key = () => randomBytes(16).toString('base64url')

export async function end(scene, cast) {
  const { frances, ana, ben, chidi, dana, eli, attendees, session } = cast

  await scene.step('the survey is three taps, and counted', async () => {
    await frances.next('Next: Before you go')
    for (const person of attendees) await person.at_step('Before you go')
    for (const person of [ana, chidi]) {
      await take_the_survey(person)
      await person.picture(`18-survey-${person.name}`)
      await person.see('survey-submit').click()
      await person.see('survey-thanks').waitFor()
    }
    await ben.see('survey-submit').click()
    await ben.page.getByText('Please choose a number for each question.').waitFor()
    await frances.see('stage-page').filter({ hasText: '2 survey answers' }).waitFor()
  })

  await scene.step('the facilitator closes; the survey stays open, nobody writes', async () => {
    await frances.next('Close the session')
    await frances.picture('19-close-dialog-facilitator')
    await frances.see('close-session-dialog-yes').click()
    for (const person of attendees) {
      await person.page.getByText('The survey stays open until').first().waitFor()
    }
    await refused(eli.say('One more word.'), 'wrong_phase')
    await eli.ask('survey.submit', { answers, may_quote: 'no', author_key: anonymous_key() })
    await frances.hears('"survey":3')
    await take_the_survey(dana)
    await dana.picture('19-closing-phone-dark')
    await ana.picture('19-closing-desktop')
  })

  await scene.step('erased by the operator, the session ends for everybody', async () => {
    const everybody = [...attendees, ...cast.staff]
    // Their pages ask what is kept about them. Nothing is, which the browser calls an error.
    for (const person of everybody) person.forgives = /status of 404/
    same((await scene.house.erase(session)).status, 204)
    for (const person of everybody) {
      await person.page.getByRole('heading', { name: 'This session has ended' }).waitFor()
    }
    for (const program of cast.programs) await program.ends(4000)
    await ana.picture('20-ended-desktop')
    await chidi.picture('20-ended-phone')
  })
}
