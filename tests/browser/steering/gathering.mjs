// Everybody comes in, and all see who facilitates.
import { includes } from '../harness/agree.mjs'

export async function come_together(scene, cast) {
  const { links } = cast.session

  await scene.step('two facilitators, a moderator and attendees come in', async () => {
    cast.mira = await scene.person('Mira')
    cast.theo = await scene.person('Theo', { phone: true })
    cast.noor = await scene.person('Noor')
    cast.ana = await scene.person('Ana')
    await cast.mira.come_in(links.facilitator)
    await cast.theo.come_in(links.facilitator)
    await cast.noor.come_in(links.moderator)
    await cast.ana.come_in(links.attendee)
    for (const name of ['Ben', 'Cleo', 'Eli']) {
      cast[name.toLowerCase()] = await scene.program(name, links.attendee)
    }
    await cast.mira.next('Open the session: Check-in')
    await cast.theo.look_at('rooms')
  })

  await scene.step('attendees see who facilitates', async () => {
    const line = cast.ana.see('who-facilitates')
    await line.filter({ hasText: 'facilitate' }).waitFor()
    const text = await line.textContent()
    includes(text, 'Mira')
    includes(text, 'Theo')
  })
}
