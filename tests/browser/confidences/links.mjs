// A facilitator replaces the attendees' link: with its terms, shown once, and with effect at once.
import { includes, no, same, yes } from '../harness/agree.mjs'
import { accessible } from '../harness/axe.mjs'

export async function replace_links(scene, cast) {
  const { links } = cast.session

  await scene.step('people come in by the first links, and staff see how many', async () => {
    cast.mira = await scene.person('Mira')
    cast.noor = await scene.person('Noor', { phone: true })
    cast.ana = await scene.person('Ana')
    await cast.mira.come_in(links.facilitator)
    await cast.noor.come_in(links.moderator)
    await cast.ana.come_in(links.attendee)
    await cast.mira.next('Open the session: Check-in')
    await cast.mira.see('link-attendee').filter({ hasText: '1 person came in by it' }).waitFor()
    await cast.noor.look_at('run')
    await cast.noor.see('link-moderator').waitFor()
    same(await cast.noor.see('rotate-attendee').count(), 0, 'moderators replace no links')
  })

  await scene.step('a new link is made by two clicks, says what it does, and is shown once', async () => {
    const { mira } = cast
    await mira.see('rotate-attendee').click()
    await mira.see('link-lasts').selectOption('86400')
    await mira.see('link-uses').fill('2')
    includes(await mira.see('rotate-dialog').textContent(), 'Whoever is inside stays')
    await accessible(mira, 'asking for a new link')
    await mira.see('rotate-dialog-yes').click()
    cast.new_link = await mira.see('new-link-url').inputValue()
    includes(cast.new_link, '/join#')
    no(cast.new_link === links.attendee, 'it is a new one')
    await accessible(mira, 'a new link')
    await mira.picture('60-new-link')
    await mira.see('new-link-close').click()
    await mira.see('link-attendee').filter({ hasText: '0 of 2 came in by it' }).waitFor()
    await cast.noor.see('link-attendee').filter({ hasText: 'by Mira' }).waitFor()
    const secret = cast.new_link.split('#')[1]
    for (const other of [cast.noor, cast.ana]) {
      no((await other.page.content()).includes(secret), `${other.name} has not been told it`)
    }
  })

  await scene.step('the link of before lets nobody new in, and says why', async () => {
    const late = await scene.person('Late')
    await late.open(links.attendee)
    await late.see('ended-link_invalid').filter({ hasText: 'newer link' }).waitFor()
    await late.picture('61-replaced-link')
    await scene.sees_off(late)
  })

  await scene.step('who is inside stays, and comes back by the link of before', async () => {
    const { ana } = cast
    await ana.say('Still here')
    await ana.page.reload()
    await ana.see('header').waitFor()
    await ana.see('leave').click()
    await ana.see('leave-dialog-yes').click()
    await ana.see('come-back').click()
    await ana.see('enter').click()
    await ana.see('header').waitFor()
  })

  await scene.step('the new link lets in who has it, and staff see who came by which', async () => {
    cast.ben = await scene.person('Ben')
    await cast.ben.come_in(cast.new_link)
    const { mira } = cast
    await mira.see('link-attendee').filter({ hasText: '1 of 2 came in by it' }).waitFor()
    await mira.row('Ben').getByTestId('person-more').click()
    yes(!(await mira.see('came-in').textContent()).includes('replaced'), 'Ben’s still works')
    await mira.row('Ben').getByTestId('person-more').click()
    await mira.row('Ana').getByTestId('person-more').click()
    includes(await mira.see('came-in').textContent(), 'which has been replaced')
    await mira.row('Ana').getByTestId('person-more').click()
  })
}
