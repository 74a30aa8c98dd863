// A facilitator with a phone alone: everything fits, is as large as a fingertip, and is used.
import { same } from '../harness/agree.mjs'
import { Thumb } from '../harness/thumb.mjs'

const of = (thumb, testid, text) => thumb.see(testid).filter({ hasText: text })
// What of the page is about cards.
const about_cards = /^(waiting|card-|approve|older-waiting|cards|theme|rephrase|hide-dialog)/

async function read_cards({ thumb, cleo, ana }) {
  for (const text of ['One', 'Two', 'Three', 'Four', 'Five']) {
    await cleo.ask('card.add', { column: 'learn', text: `${text} for the thumb` })
  }
  await thumb.tap(thumb.see('tab-needs'))
  await of(thumb, 'waiting-card', 'Five for').waitFor()
  await thumb.look('cards-to-read')
  await thumb.tap(of(thumb, 'waiting-card', 'One for').getByTestId('card-approve'))
  await of(thumb, 'waiting-card', 'One for').waitFor({ state: 'detached' })
  await thumb.tap(of(thumb, 'waiting-card', 'Two for').getByRole('checkbox'))
  await thumb.tap(thumb.see('approve-chosen'))
  await of(thumb, 'waiting-card', 'Two for').waitFor({ state: 'detached' })
  await thumb.tap(of(thumb, 'waiting-card', 'Three for').getByTestId('waiting-hide'))
  await thumb.look('hide-card')
  await thumb.write(thumb.see('hide-dialog').getByRole('textbox'), 'Said twice')
  await thumb.tap(thumb.see('hide-dialog-yes'))
  await of(thumb, 'waiting-card', 'Three for').waitFor({ state: 'detached' })
  await ask_for_other_words(thumb)
  await thumb.tap(thumb.see('approve-all'))
  await thumb.see('waiting-cards').waitFor({ state: 'detached' })
  await of({ see: (id) => ana.see(id) }, 'card', 'Five for').waitFor()
}

async function ask_for_other_words(thumb) {
  const row = of(thumb, 'waiting-card', 'Four for')
  await thumb.tap(row.getByTestId('card-rephrase'))
  await thumb.look('other-words')
  const dialog = thumb.see('rephrase-dialog')
  const wishes = await dialog.locator('button[type=button].sm').all()
  for (const wish of wishes) await thumb.tap(wish)
  await thumb.write(dialog.getByRole('textbox'), 'A little shorter, please')
  await thumb.tap(thumb.see('rephrase-dialog-yes'))
  await row.filter({ hasText: 'A little shorter, please' }).waitFor()
}

async function give_themes({ thumb }) {
  await thumb.tap(thumb.see('tab-run'))
  await thumb.tap(thumb.see('cards-and-themes'))
  await thumb.look('cards-and-themes')
  const box = (text) => of(thumb, 'theme-card', text).getByRole('checkbox')
  await thumb.tap(box('One for'))
  await thumb.tap(box('Two for'))
  await thumb.write(thumb.see('theme-form').getByRole('combobox'), 'By thumb')
  await thumb.tap(thumb.see('theme-put'))
  const group = of(thumb, 'theme-group', 'By thumb')
  await group.filter({ hasText: 'Two for' }).waitFor()
  await thumb.tap(box('One for'))
  await thumb.tap(thumb.see('theme-take'))
  await group.filter({ hasText: 'One for' }).waitFor({ state: 'detached' })
  await thumb.look('themes')
  await thumb.tap(thumb.see('cards-close'))
  await thumb.see('cards-dialog').waitFor({ state: 'detached' })
}

export async function by_thumb(scene, cast) {
  await scene.step('a second facilitator comes with a phone', async () => {
    const mo = await scene.person('Mo', { phone: true })
    cast.thumb = await Thumb.of(mo)
    await mo.come_in(cast.session.links.facilitator)
  })
  await scene.step('cards are read, approved, hidden and asked about', () => read_cards(cast))
  await scene.step('cards get a theme and lose it', () => give_themes(cast))
  await scene.step('no control about cards was left out', () => {
    same(cast.thumb.not_used().filter((kind) => about_cards.test(kind)), [])
  })
}
