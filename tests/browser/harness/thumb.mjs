// A thumb on a phone: it taps, and at each look says what it would stumble over. A look finds all of
// a page at that moment: what reaches past the edge or scrolls sideways, targets smaller than a
// fingertip, and those that something else covers when they are scrolled into sight.
// It also keeps which controls were in sight and which were used, so that a story can ask whether any
// was left out.
import { yes } from './agree.mjs'
import { in_page } from './thumb_in_page.mjs'

const fingertip_px = 44

export class Thumb {
  seen = new Set()
  used = new Set()

  // Before they open any page.
  static async of(person) {
    const thumb = new Thumb()
    thumb.person = person
    await person.page.addInitScript({ content: in_page })
    return thumb
  }

  see(testid) {
    return this.person.see(testid)
  }

  async use_(locator) {
    this.used.add(await locator.evaluate((element) => window.thumb.kind(element)))
  }

  async tap(locator) {
    await this.use_(locator)
    await locator.tap()
  }

  async choose(locator, value) {
    await this.use_(locator)
    await locator.selectOption(value)
  }

  async write(locator, text) {
    await this.use_(locator)
    await locator.fill(text)
  }

  async look(what) {
    const { wrongs, kinds } = await this.person.page.evaluate(
      (least) => window.thumb.look(least), fingertip_px,
    )
    for (const kind of kinds) this.seen.add(kind)
    await this.person.picture(`phone/${what}`)
    yes(!wrongs.length, `${what}:\n${[...new Set(wrongs)].join('\n')}`)
  }

  not_used() {
    return [...this.seen].filter((kind) => !this.used.has(kind)).sort()
  }
}
