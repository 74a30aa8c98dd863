// What a thumb feels for, in the page itself. These functions are written into the page as they stand
// here, before it loads, and know nothing but each other.

function shown(element) {
  return (
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('.vh') &&
    element.getClientRects().length > 0 &&
    getComputedStyle(element).clipPath === 'none'
  )
}

// While a dialog is open there is nothing else.
function scope() {
  return document.querySelector('dialog[open]') ?? document.body
}

// A link within a text is as large as its words.
function controls() {
  return [...scope().querySelectorAll('button, select, input, textarea, summary, a[href]')].filter(
    (each) => shown(each) && !each.matches('.skip, p a, dd a, li a'),
  )
}

// A check box is as large as the label around it.
function target(control) {
  const box = control.matches('[type=checkbox], [type=radio]')
  return (box && control.closest('label')) || control
}

function words(control) {
  return (control.getAttribute('aria-label') ?? control.textContent).trim().replace(/\s+/g, ' ')
}

// What it is, whoever and whatever it is about.
function kind(control) {
  if (control.dataset.testid) return control.dataset.testid
  if (control.classList.contains('reaction')) return 'reaction'
  if (words(control) === 'Cancel') return 'Cancel'
  const place = control.closest('[data-testid]')?.dataset.testid ?? ''
  const text = words(control).replace(/“.*”/g, '“…”').replace(/\d+/g, 'n').split(':')[0]
  return `${place}: ${control.matches('input, select, textarea') ? control.type : text}`
}

function named(element) {
  return `${element.tagName.toLowerCase()} “${words(element).slice(0, 60)}” (${kind(element)})`
}

function past_the_edge() {
  const inside = [...scope().querySelectorAll('*')].filter(
    (each) => shown(each) && !each.matches('.skip'),
  )
  const wide = inside.filter((each) => {
    const { left, right } = each.getBoundingClientRect()
    return right > innerWidth + 0.5 || left < -0.5
  })
  const page = document.scrollingElement
  const scrolls = [page, ...inside].filter(
    (each) =>
      each.scrollWidth > each.clientWidth + 1 &&
      (each === page || ['auto', 'scroll'].includes(getComputedStyle(each).overflowX)),
  )
  return [
    ...wide.map((each) => `reaches past the edge: ${named(each)}`),
    ...scrolls.map((each) => `scrolls sideways: ${each.tagName}.${each.className}`),
  ]
}

function too_small(least) {
  return controls().flatMap((control) => {
    const { width, height } = target(control).getBoundingClientRect()
    const size = `${Math.round(width)} × ${Math.round(height)}`
    return Math.min(width, height) < least - 0.5 ? [`too small, ${size}: ${named(control)}`] : []
  })
}

function cut_off() {
  return controls()
    .filter((each) => each.matches('button, summary') && each.scrollWidth > each.clientWidth + 1)
    .map((each) => `cut off: ${named(each)}`)
}

// Something lies over its upper or lower edge, although it was scrolled into sight.
function covered() {
  return controls().flatMap((control) => {
    const whole = target(control)
    whole.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const { left, right, top, bottom } = whole.getBoundingClientRect()
    const above = [top + 4, bottom - 4]
      .map((y) => document.elementFromPoint((left + right) / 2, y))
      .find((found) => !found || !(whole.contains(found) || found.contains(whole)))
    return above === undefined ? [] : [`covered by ${above?.className}: ${named(control)}`]
  })
}

// The page is scrolled while one looks, and stands as before afterwards.
function look(least) {
  const before = [...document.querySelectorAll('*')].map((each) => [each, each.scrollTop])
  const wrongs = [...past_the_edge(), ...too_small(least), ...cut_off(), ...covered()]
  for (const [each, top] of before) if (each.scrollTop !== top) each.scrollTop = top
  const presses = 'button, select, summary, [type=checkbox], [type=radio]'
  const pressed = controls().filter((each) => each.matches(presses) && !each.closest('.preview'))
  return { wrongs, kinds: pressed.map(kind) }
}

const functions = [
  shown, scope, controls, target, words, kind, named, past_the_edge, too_small, cut_off, covered, look,
]
export const in_page = `(() => { ${functions.join('\n')}\nwindow.thumb = { look, kind } })()`
