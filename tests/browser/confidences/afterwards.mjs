// Once the session has closed, on a phone: the key in this browser is enough to read what is kept,
// and to have it taken out.
import { includes, no } from '../harness/agree.mjs'
import { accessible } from '../harness/axe.mjs'

export async function read_afterwards(scene) {
  const session = await scene.house.session((definition) => {
    definition.settings.closing_minutes = 0
  })
  const { links } = session
  let mira, ana

  await scene.step('the join page says in two sentences what is kept', async () => {
    mira = await scene.person('Mira')
    ana = await scene.person('Ana', { phone: true })
    await ana.open(links.attendee)
    const kept = await ana.see('kept').textContent()
    includes(kept, 'erased when the session closes.')
    includes(kept, 'What stays is a short record')
    await mira.come_in(links.facilitator)
    await ana.come_in(links.attendee)
    await mira.next('Open the session: Check-in')
    await ana.at_step('Check-in')
    await ana.say('Said and forgotten')
  })

  await scene.step('the ended page shows what is kept about oneself', async () => {
    await mira.see('close-session').click()
    await mira.see('close-session-dialog-yes').click()
    await ana.see('receipt').waitFor()
    const text = await ana.see('receipt').textContent()
    includes(text, 'Ana · Attendee')
    includes(text, 'was erased when the session closed')
    no(text.includes('Said and forgotten'), 'the words are gone')
    await accessible(ana, 'what is kept after the end')
    await ana.picture('65-receipt-afterwards-phone')
  })

  await scene.step('also after the page was closed and the link opened again', async () => {
    await ana.page.reload()
    await ana.see('receipt').filter({ hasText: 'Ana · Attendee' }).waitFor()
  })

  await scene.step('and it is taken out', async () => {
    await ana.see('erase-me').click()
    await ana.see('erase-dialog-yes').click()
    await ana.see('erased').waitFor()
    await mira.page.reload()
    await mira.see('receipt').filter({ hasText: 'Mira · Facilitator' }).waitFor()
    await ana.page.reload()
    await ana.see('ended-session_closed').or(ana.see('ended-closed')).first().waitFor()
    await ana.see('receipt-page').waitFor({ state: 'detached' })
  })
}
