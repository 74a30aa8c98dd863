// Muted, and in a quiet room: why, until when, what is left; and slow mode before one types.
import { includes, same } from '../harness/agree.mjs'

export async function be_quiet(scene, cast) {
  const { frances, theo, ana, ben, cleo } = cast

  await scene.step('the muted reads why, until when, and what is left', async () => {
    await frances.about('Ana', 'Mute for 5 minutes')
    await frances.see('mute-dialog').getByRole('textbox').fill('A pause for all of us')
    await frances.see('mute-dialog-yes').click()
    const notice = ana.see('muted')
    await notice.waitFor()
    const text = await notice.textContent()
    for (const words of ['Until ', 'A pause for all of us', 'write to the staff']) includes(text, words)
    await ana.picture('67-muted-phone')
    same(await ana.sideways(), 0)
    await frances.about('Ana', 'Let write again')
    await notice.waitFor({ state: 'detached' })
  })

  await scene.step('the main room is quiet: only staff write, and all know it', async () => {
    await theo.look_at('needs')
    await theo.see('quiet-main').click()
    await ben.see('quiet').waitFor()
    includes(await ben.see('quiet').textContent(), 'write to the staff')
    await ben.picture('68-quiet')
    const refused = await cleo.ask('message.post', { room: 'main', text: 'And I?' }).catch((why) => why)
    same(refused.reason, 'muted')
    await frances.say('We take a minute')
    await ben.message('We take a minute').waitFor()
    await theo.see('quiet-main').click()
    await ben.see('quiet').waitFor({ state: 'detached' })
  })

  await scene.step('slow mode is shown before one types, and counts down', async () => {
    await theo.see('pace').selectOption('30')
    await ben.see('slow').filter({ hasText: 'one message every 30 seconds' }).waitFor()
    await ben.say('One')
    await ben.see('slow').filter({ hasText: 'You can send again in' }).waitFor()
    await ben.picture('69-slow')
    const refused = await cleo.ask('message.post', { room: 'main', text: 'Two' }).then(
      () => cleo.ask('message.post', { room: 'main', text: 'Three' }).catch((why) => why),
    )
    same(refused.reason, 'too_fast')
    await theo.see('pace').selectOption('0')
    await ben.see('slow').waitFor({ state: 'detached' })
  })
}
