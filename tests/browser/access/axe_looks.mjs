// One facilitator and two attendees go through the steps; axe looks at what each of them sees.
import { accessible } from '../harness/axe.mjs'

const hidden_cards = (definition) => {
  definition.settings.cards = 'on_reveal'
}

export async function in_dialog(person, { open, testid, what }) {
  await open()
  await person.see(testid).waitFor()
  await accessible(person, what)
  await person.page.keyboard.press('Escape')
  await person.see(testid).waitFor({ state: 'detached' })
}

export const tool = (person, name) => () => person.see(name).click()

async function before_the_start(scene, { frances, ana, ben, session }) {
  await scene.step('the door', async () => {
    await ana.open(session.links.attendee)
    await ana.see('join-form').waitFor()
    await accessible(ana, 'door')
    await ana.see('enter').click()
    await accessible(ana, 'door, name missing')
  })
  await scene.step('the waiting page, for attendees and staff', async () => {
    await ana.come_in(session.links.attendee)
    await ben.come_in(session.links.attendee)
    await frances.come_in(session.links.facilitator)
    await accessible(ana, 'waiting')
    await accessible(frances, 'facilitator before the start')
  })
}

async function at_check_in(scene, { frances, ana, ben }) {
  await scene.step('check-in, with answers and messages', async () => {
    await frances.next('Open the session: Check-in')
    await ana.at_step('Check-in')
    await ana.check_in('Curious.')
    await ben.check_in('Tired.', { anonymous: true })
    await ben.say('Good morning.')
    await ana.message('Good morning.').waitFor()
    await ana.message('Good morning.').getByTestId('message-more').click()
    await accessible(ana, 'check-in with an open message menu')
  })
  await scene.step('the dialogs of an attendee', async () => {
    const dialogs = [
      { testid: 'help-dialog', open: tool(ana, 'help'), what: 'asking for help' },
      { testid: 'leave-dialog', open: tool(ana, 'leave'), what: 'leaving' },
      { testid: 'shortcuts-dialog', open: tool(ana, 'shortcuts'), what: 'shortcuts' },
      { testid: 'profile-dialog', open: tool(ana, 'change-profile'), what: 'profile' },
    ]
    for (const dialog of dialogs) await in_dialog(ana, dialog)
  })
}

async function at_the_frame(scene, { frances, ana }) {
  await scene.step('the topic and the frame', async () => {
    await frances.next('Next: Why words')
    await ana.at_step('Why words')
    await accessible(ana, 'topic')
    await frances.next('Next: A frame to think with')
    await frances.see('stage-show').selectOption('slide:2')
    await ana.see('shown').waitFor()
    await accessible(ana, 'frame with a slide')
  })
}

async function in_the_rooms(scene, { frances, ana, ben }) {
  await scene.step('the plan of the rooms', async () => {
    await frances.see('plan-panel').locator('summary').click()
    await frances.see('plan').click()
    await frances.see('open-rooms').waitFor()
    await accessible(frances, 'facilitator with a plan')
  })
  await scene.step('pins, people who are chosen, and a pin that contradicts', async () => {
    const choose = async () => {
      for (const name of ['Ana', 'Ben']) await frances.page.getByLabel(`Choose ${name}`).check()
    }
    await choose()
    await frances.see('keep-together').click()
    await frances.see('pin').waitFor()
    await choose()
    await frances.see('keep-apart').click()
    await frances.see('pin-problem').filter({ hasText: 'Ana and Ben are pinned' }).waitFor()
    await accessible(frances, 'facilitator with pins')
    await frances.see('chosen').getByRole('button', { name: 'Choose nobody' }).click()
  })
  await scene.step('a breakout with every banner there is', async () => {
    await frances.next('Open 1 room as planned for 20 minutes')
    await ana.in_a_breakout()
    await ana.say('I am here.')
    await ana.see('hand').click()
    await ben.ask_for_help('unsafe', 'Please come.')
    await frances.see('say-form').getByRole('textbox').fill('Five minutes left.')
    await frances.see('say-form').getByRole('button').click()
    await ana.see('broadcast').waitFor()
    await in_dialog(ana, {
      testid: 'broadcasts-dialog', open: tool(ana, 'broadcasts'), what: 'what was said to everyone',
    })
    await ana.ask_for_help('question', 'Which of the two?')
    await frances.see('help-request').filter({ hasText: 'Ana' }).getByTestId('help-on-my-way').click()
    await ana.see('help-answer').waitFor()
    await ben.see('help-answer').waitFor()
    await frances.about('Ana', 'Mute until I lift it')
    await frances.see('mute-dialog-yes').click()
    await ana.see('muted').waitFor()
    await frances.see('close-all').click()
    await ana.see('grace').waitFor()
    // Or the rooms close while axe is looking: with four looks at each page that takes a while.
    await frances.page.getByRole('button', { name: 'Pause' }).click()
    await frances.page.getByRole('button', { name: 'Go on' }).waitFor()
    await accessible(ana, 'breakout')
  })
  await scene.step('the staff page with open rooms and a call for help', async () => {
    const call = frances.see('help-request').filter({ hasText: 'Ben' })
    await call.getByTestId('help-answer-open').click()
    await frances.row('Ben').getByTestId('person-more').click()
    await accessible(frances, 'facilitator with rooms')
  })
  await scene.step('the dialogs of staff', async () => {
    const about_ben = (action) => () =>
      frances.see('person-menu').getByRole('button', { name: action }).click()
    await in_dialog(frances, {
      testid: 'remove-dialog', open: about_ben('Remove from the session'), what: 'removing',
    })
    await frances.row('Ben').getByTestId('person-more').click()
    await in_dialog(frances, {
      testid: 'mute-dialog', open: about_ben('Mute for 5 minutes'), what: 'muting',
    })
    await in_dialog(frances, {
      testid: 'close-session-dialog', open: tool(frances, 'close-session'), what: 'closing',
    })
  })
}

async function at_the_end(scene, { frances, ana, ben, session }) {
  await scene.step('the board, hidden and revealed', async () => {
    await frances.page.getByRole('button', { name: 'Go on' }).click()
    await frances.see('close-all-now').click()
    await frances.see('close-now-dialog-yes').click()
    await ana.in_room('main')
    await frances.about('Ana', 'Let write again')
    await ana.see('muted').waitFor({ state: 'detached' })
    await frances.page.getByRole('button', { name: 'Go to “Learn and unlearn”' }).click()
    await ana.at_step('Learn and unlearn')
    await ana.add_card('learn', 'To ask first.')
    await accessible(ana, 'hidden board')
    await frances.see('board.reveal').click()
    await ana.page.locator('[data-testid="board"][data-state="revealed"]').waitFor()
    await accessible(ana, 'revealed board')
    await accessible(frances, 'facilitator with the board')
  })
  await scene.step('the survey, and the end', async () => {
    await frances.next('Next: Before you go')
    await ana.at_step('Before you go')
    await ana.page.locator('#survey-quote').fill('Thank you.')
    await accessible(ana, 'survey')
    // Their pages ask what is kept about them. Nothing is, which the browser calls an error.
    for (const person of [frances, ana, ben]) person.forgives = /status of 404/
    await scene.house.erase(session)
    await ana.page.getByRole('heading', { name: 'This session has ended' }).waitFor()
    await ana.page.getByText('Nothing is kept about you here.').waitFor()
    await accessible(ana, 'ended')
  })
}

export async function axe_looks(scene) {
  const cast = {
    session: await scene.house.session(hidden_cards),
    frances: await scene.person('Frances'),
    ana: await scene.person('Ana'),
    ben: await scene.person('Ben'),
  }
  await before_the_start(scene, cast)
  await at_check_in(scene, cast)
  await at_the_frame(scene, cast)
  await in_the_rooms(scene, cast)
  await at_the_end(scene, cast)
}
