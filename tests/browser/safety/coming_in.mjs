// Attendees wait at the door and see nothing of what happens inside; staff let them in, or not.
import { includes, no, same } from '../harness/agree.mjs'

async function to_the_door(person, link) {
  await person.open(link)
  await person.see('name').fill(person.name)
  await person.see('enter').click()
  await person.see('lobby').waitFor()
}

export async function come_in(scene, cast) {
  const { links } = cast.session

  await scene.step('staff go straight in and begin; an attendee waits at the door', async () => {
    cast.frances = await scene.person('Frances')
    cast.theo = await scene.person('Theo', { phone: true })
    cast.ana = await scene.person('Ana', { phone: true })
    await cast.frances.come_in(links.facilitator)
    await cast.theo.come_in(links.moderator)
    await cast.frances.next('Open the session: Check-in')
    await cast.frances.say('Only for those who are inside')
    await to_the_door(cast.ana, links.attendee)
    includes(await cast.ana.see('lobby').textContent(), 'The staff know that you are here')
    await cast.ana.picture('60-lobby-phone')
    same(await cast.ana.sideways(), 0)
  })

  await scene.step('the door shows nothing of what happens inside', async () => {
    no(await cast.ana.knows('Only for those who are inside'), 'Ana knows what was said')
  })

  await scene.step('the moderator lets one in, and then all who wait', async () => {
    await cast.theo.look_at('needs')
    await cast.theo.see('at-the-door').filter({ hasText: 'Ana' }).waitFor()
    await cast.theo.picture('61-door-moderator-phone')
    same(await cast.theo.sideways(), 0)
    await cast.theo.see('participant.admit').click()
    await cast.ana.see('header').waitFor()
    cast.ben = await scene.person('Ben')
    cast.cleo = await scene.program('Cleo', links.attendee)
    await to_the_door(cast.ben, links.attendee)
    await cast.theo.see('admit-all').click()
    await cast.ben.see('header').waitFor()
    await cast.cleo.hears('participant.admitted')
    await cast.theo.see('lobby-list').waitFor({ state: 'detached' })
  })

  await scene.step('somebody who was let in before comes back without waiting', async () => {
    await cast.ben.page.reload()
    await cast.ben.see('header').waitFor()
  })

  await scene.step('who is sent away does not come in, also not with another try', async () => {
    const eve = await scene.person('Eve')
    await to_the_door(eve, links.attendee)
    await cast.theo.see('participant.refuse').click()
    await cast.theo.see('refuse-dialog-yes').click()
    await eve.page.getByText('You were not let in').waitFor()
    await eve.page.reload()
    await eve.page.getByText('You have been removed from this session').waitFor()
    await scene.sees_off(eve)
  })
}
