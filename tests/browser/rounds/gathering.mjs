// Everybody comes in and into three rooms; one of them has two tabs.
import { same } from '../harness/agree.mjs'
import { seats } from '../planning/looking.mjs'

const names = ['Ben', 'Cleo', 'Dana', 'Eli', 'Fay', 'Gus', 'Hana']

async function come(scene, cast) {
  const { links } = cast.session
  cast.mira = await scene.person('Mira')
  cast.theo = await scene.person('Theo', { phone: true })
  cast.ana = await scene.person('Ana', { phone: true })
  await cast.mira.come_in(links.facilitator)
  await cast.theo.come_in(links.facilitator)
  await cast.mira.next('Open the session: Check-in')
  await cast.ana.come_in(links.attendee)
  cast.programs = []
  for (const name of names) {
    const program = await scene.program(name, links.attendee)
    cast.programs.push(program)
    cast[name.toLowerCase()] = program
  }
}

async function open_three_rooms({ mira, theo }) {
  await mira.see('plan-panel').locator('summary').click()
  await mira.see('plan-by').selectOption('rooms')
  await mira.see('plan-panel').getByLabel('Make', { exact: true }).fill('3')
  await mira.see('plan').click()
  await mira.see('open-rooms').click()
  await theo.look_at('rooms')
  for (const person of [mira, theo]) await person.card('r3').getByTestId('room-more').waitFor()
}

export async function gather(scene, cast) {
  await scene.step('eight people go into three rooms', async () => {
    await come(scene, cast)
    await open_three_rooms(cast)
    await cast.ana.in_a_breakout()
    for (const program of cast.programs) await program.hears('room.entered')
    same(Object.keys(await seats(cast.mira)), ['r1', 'r2', 'r3', 'main'])
  })

  await scene.step('a second tab of the same person is in the same room', async () => {
    const { key } = await cast.ana.seat()
    cast.second_tab = await scene.program('Ana')
    await cast.second_tab.join({ session: cast.session.id, key })
    same(cast.second_tab.room, await cast.ana.room())
  })
}
