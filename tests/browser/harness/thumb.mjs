// A thumb on a phone: it taps, and at each look says what it would stumble over. A look finds all of
// a page at that moment: what reaches past the edge or scrolls sideways, targets smaller than a
// fingertip, and those that something else covers when they are scrolled into sight.
// It also keeps which controls were in sight and which were used, so that a story can ask whether any
// was left out.
import { yes } from './agree.mjs'

const fingertip_px = 44

// All of this runs in the page.
function install() {
  const shown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('.vh') && element.getClientRects().length > 0
  const clipped = (element) => getComputedStyle(element).clipPath !== 'none'
  const scope = () => document.querySelector('dialog[open]') ?? document.body
  const controls = () =>
    [...scope().querySelectorAll('button, select, input, textarea, summary, a[href]')].filter(
      (each) => shown(each) && !clipped(each) && !each.matches('.skip, p a, dd a, li a'),
    )
  // A check box is as large as the label around it.
  const target = (control) =>
    control.matches('[type=checkbox], [type=radio]') ? (control.closest('label') ?? control) : control
  const words = (control) =>
    (control.getAttribute('aria-label') ?? control.textContent).trim().replace(/\s+/g, ' ')
  const presses = 'button, select, summary, [type=checkbox], [type=radio]'
  // What it is, whoever and whatever it is about.
  const kind = (control) => {
    if (control.dataset.testid) return control.dataset.testid
    if (control.classList.contains('reaction')) return 'reaction'
    if (words(control) === 'Cancel') return 'Cancel'
    const place = control.closest('[data-testid]')?.dataset.testid ?? ''
    const text = words(control).replace(/“.*”/g, '“…”').replace(/\d+/g, 'n').split(':')[0]
    return `${place}: ${control.matches('input, select, textarea') ? control.type : text}`
  }
  const named = (element) =>
    `${element.tagName.toLowerCase()} “${words(element).slice(0, 60)}” (${kind(element)})`

  function past_the_edge() {
    const wide = [...scope().querySelectorAll('*')].filter((each) => {
      if (!shown(each) || clipped(each) || each.matches('.skip')) return false
      const { left, right } = each.getBoundingClientRect()
      return right > innerWidth + 0.5 || left < -0.5
    })
    const scrolls = [document.scrollingElement, ...scope().querySelectorAll('*')].filter(
      (each) =>
        each.scrollWidth > each.clientWidth + 1 &&
        (each === document.scrollingElement ||
          ['auto', 'scroll'].includes(getComputedStyle(each).overflowX)),
    )
    return [
      ...wide.map((each) => `reaches past the edge: ${named(each)}`),
      ...scrolls.map((each) => `scrolls sideways: ${each.tagName}.${each.className}`),
    ]
  }

  const too_small = (least) =>
    controls().flatMap((control) => {
      const { width, height } = target(control).getBoundingClientRect()
      const size = `${Math.round(width)} × ${Math.round(height)}`
      return Math.min(width, height) < least - 0.5 ? [`too small, ${size}: ${named(control)}`] : []
    })

  const cut_off = () =>
    controls()
      .filter((each) => each.matches('button, summary') && each.scrollWidth > each.clientWidth + 1)
      .map((each) => `cut off: ${named(each)}`)

  // Something lies over the middle or an edge of it, although it was scrolled into sight.
  const covered = () =>
    controls().flatMap((control) => {
      const whole = target(control)
      whole.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const { left, right, top, bottom } = whole.getBoundingClientRect()
      const at = [[(left + right) / 2, top + 4], [(left + right) / 2, bottom - 4]]
      const above = at
        .map(([x, y]) => document.elementFromPoint(x, y))
        .find((found) => !found || !(whole.contains(found) || found.contains(whole)))
      return above === undefined ? [] : [`covered by ${above?.className}: ${named(control)}`]
    })

  function look(least) {
    const before = [...document.querySelectorAll('*')].map((each) => [each, each.scrollTop])
    const wrongs = [...past_the_edge(), ...too_small(least), ...cut_off(), ...covered()]
    for (const [each, top] of before) if (each.scrollTop !== top) each.scrollTop = top
    const pressed = controls().filter((each) => each.matches(presses) && !each.closest('.preview'))
    return { wrongs, kinds: pressed.map(kind) }
  }
  window.thumb = { look, kind }
}

export class Thumb {
  seen = new Set()
  used = new Set()

  // Before they open any page.
  static async of(person) {
    const thumb = new Thumb()
    thumb.person = person
    await person.page.addInitScript(install)
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
