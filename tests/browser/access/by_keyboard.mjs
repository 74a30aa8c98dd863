// Nobody in this story touches a mouse.
import { same } from '../harness/agree.mjs'
import { announced, press, tab_to, write } from '../harness/keyboard.mjs'

async function come_in(person, link) {
  await person.open(link)
  await write(person, person.see('name'), person.name)
  await press(person, person.see('enter'), 'Enter')
  await person.see('header').waitFor()
}

const focus_is_on = (person, testid) =>
  person.page.waitForFunction(
    (wanted) => document.activeElement?.getAttribute('data-testid') === wanted,
    testid,
  )

async function ask_for_help(ana, frances) {
  await press(ana, ana.see('help'), 'Enter')
  const dialog = ana.see('help-dialog')
  await tab_to(ana, dialog.getByRole('radio', { checked: true }))
  await ana.page.keyboard.press('ArrowDown')
  await write(ana, dialog.getByRole('textbox'), 'It is getting loud.')
  await press(ana, ana.see('help-ask'), 'Enter')
  await dialog.waitFor({ state: 'detached' })
  await focus_is_on(ana, 'help')
  await announced(ana, 'The staff know.')
  await announced(frances, 'Ana reports a conflict.')
  await frances.see('help-request').filter({ hasText: 'reports a conflict' }).waitFor()
  await press(frances, frances.see('help-claim'), 'Enter')
  await announced(ana, 'Frances is taking care of it.')
  await press(frances, frances.see('help-answer-open'), 'Enter')
  await write(frances, frances.see('help-answer-form').getByRole('textbox'), 'I read along now.')
  await press(frances, frances.page.getByRole('button', { name: 'Send the answer' }), 'Enter')
  await announced(ana, 'Frances answers: I read along now.')
  await press(ana, ana.see('help-answer').getByRole('button'), 'Enter')
  await ana.see('help-answer').waitFor({ state: 'detached' })
  await press(frances, frances.see('help-resolve'), 'Enter')
  await announced(ana, 'Frances has taken care')
}

// A plan, and a pin set and taken away. The focus stays where one is, or goes on to what is next.
async function plan({ frances }) {
  await press(frances, frances.see('plan-panel').locator('summary'), 'Enter')
  await press(frances, frances.see('plan'), 'Enter')
  await announced(frances, 'Rooms of 1.')
  await focus_is_on(frances, 'plan')
  for (const name of ['Ana', 'Ben']) {
    await press(frances, frances.page.getByLabel(`Choose ${name}`), 'Space')
  }
  await press(frances, frances.see('keep-apart'), 'Enter')
  await announced(frances, 'Ana and Ben stay apart')
  await frances.see('chosen').waitFor({ state: 'detached' })
  await frances.page.waitForFunction(() => document.activeElement?.closest('[data-person]'))
  await press(frances, frances.see('unpin'), 'Enter')
  await announced(frances, 'No longer: Ana and Ben stay apart')
  await focus_is_on(frances, 'pins-title')
}

// Not into the first room that the list offers, but into the one after it; with the list closed and
// open. With a closed list each arrow key is a choice, and must not yet move anybody.
async function move_to_another_room({ frances, ana }) {
  const select = frances.row('Ana').getByTestId('move')
  await tab_to(frances, select)
  for (const opens of [[], ['Space']]) {
    const room = await ana.room()
    const moves = ana.frames.filter((frame) => frame.includes('room.entered')).length
    const wanted = (await select.locator('option').allTextContents())[2]
    const keys = [...opens, 'ArrowDown', 'ArrowDown', 'Enter']
    for (const key of keys) await frances.page.keyboard.press(key)
    await moved(frances, ana, { room, wanted })
    const entered = ana.frames.filter((frame) => frame.includes('room.entered')).length
    same(entered - moves, 1, 'moved once, not with each press of a key')
    await tab_to(frances, select)
  }
}

async function moved(frances, ana, { room, wanted }) {
  await announced(frances, `Ana moved to ${wanted}`)
  await ana.page.waitForFunction(
    (before) =>
      document.querySelector('[data-testid="room-name"]').getAttribute('data-room') !== before,
    room,
  )
  await focus_is_on(ana, 'room-name')
  await announced(ana, `You are now in ${wanted}. Frances moved you.`)
  await ana.titled(wanted)
}

export async function by_keyboard(scene) {
  const session = await scene.house.session((definition) => {
    definition.agenda.find(({ kind }) => kind === 'breakouts').rooms = { count: 3 }
  })
  const frances = await scene.person('Frances')
  const ana = await scene.person('Ana')
  const cast = { frances, ana }

  await scene.step('coming in', async () => {
    await come_in(frances, session.links.facilitator)
    await come_in(ana, session.links.attendee)
    for (const name of ['Ben', 'Cleo']) {
      const program = await scene.program(name)
      await program.join({ link: session.links.attendee })
    }
  })

  await scene.step('opening the session, and the list of shortcuts', async () => {
    await press(frances, frances.see('next'), 'Enter')
    await ana.at_step('Check-in')
    await ana.page.keyboard.press('?')
    await ana.see('shortcuts-dialog').waitFor()
    await ana.page.keyboard.press('Escape')
    await ana.see('shortcuts-dialog').waitFor({ state: 'detached' })
  })

  await scene.step('posting a message', async () => {
    await write(ana, ana.see('message-field'), 'Good morning.')
    await ana.page.keyboard.press('Enter')
    await ana.message('Good morning.').waitFor()
    await announced(frances, 'Ana: Good morning.')
  })

  await scene.step('raising a hand', async () => {
    await press(ana, ana.see('hand'), 'Space')
    await ana.see('hand').filter({ hasText: 'Lower hand' }).waitFor()
    await frances.see('hand-up').filter({ hasText: 'Ana' }).waitFor()
  })

  await scene.step('asking for help', () => ask_for_help(ana, frances))

  await scene.step('planning rooms, with a pin', () => plan(cast))

  await scene.step('going on to the rooms: focus and title follow, and it is announced', async () => {
    for (const step of ['Next: Why words', 'Next: A frame to think with', 'Open 3 rooms']) {
      await frances.see('next').filter({ hasText: step }).waitFor()
      await press(frances, frances.see('next'), 'Enter')
    }
    await ana.in_a_breakout()
    await focus_is_on(ana, 'room-name')
    await announced(ana, 'The small rooms have opened.')
  })

  await scene.step('moving somebody with “Move to…”', () => move_to_another_room(cast))
}
