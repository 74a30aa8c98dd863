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
    await theo.look_at('run')
    await theo.see('quiet-main').click()
    await theo.see('quiet-dialog').getByRole('textbox').fill('Let us breathe for a moment')
    await theo.see('quiet-dialog-yes').click()
    await ben.see('quiet').waitFor()
    const text = await ben.see('quiet').textContent()
    for (const words of ['Let us breathe for a moment', 'write to the staff']) includes(text, words)
    await ben.picture('68-quiet')
    const refused = await cleo.ask('message.post', { room: 'main', text: 'And I?' }).catch((why) => why)
    same(refused.reason, 'muted')
    await frances.say('We take a minute')
    await ben.message('We take a minute').waitFor()
    await theo.see('quiet-main').click()
    await ben.see('quiet').waitFor({ state: 'detached' })
  })

  await scene.step('slow mode is shown before one types, and counts down', async () => {
    await theo.see('pace').selectOption('300')
    await ana.see('slow').filter({ hasText: 'waits 5 minutes between two messages' }).waitFor()
    same(await ana.see('slow').filter({ hasText: 'You can send again' }).count(), 0)
    await ana.say('One')
    await ana.see('slow').filter({ hasText: 'You can send again in 4:' }).waitFor()
    await ana.picture('69-slow-phone')
    same(await ana.sideways(), 0)
    const refused = await cleo.ask('message.post', { room: 'main', text: 'Two' }).catch((why) => why)
    same(refused.reason, 'too_fast')
    await theo.see('pace').selectOption('0')
    await ana.see('slow').waitFor({ state: 'detached' })
  })
}
