// Going through a page with the Tab key, as people do who use no mouse.
const presses_max = 120

const is_focused = (locator) => locator.evaluate((one) => one === document.activeElement)

// On to the element, which must be reachable, and must show that it has the focus.
export async function tab_to(person, locator) {
  await locator.waitFor()
  for (let press = 0; press < presses_max; press += 1) {
    if (await is_focused(locator)) return shows_focus(locator)
    await person.page.keyboard.press('Tab')
  }
  throw new Error(`${locator} cannot be reached with the Tab key`)
}

// Without a press of ours: it was brought there.
export async function has_focus(person, locator) {
  const one = await locator.elementHandle()
  await person.page.waitForFunction((wanted) => wanted === document.activeElement, one)
}

async function shows_focus(locator) {
  const style = await locator.evaluate((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return { outlineStyle, outlineWidth }
  })
  if (style.outlineStyle === 'none' || style.outlineWidth === '0px') {
    throw new Error(`${locator} does not show that it has the focus`)
  }
}

export async function press(person, locator, key) {
  await tab_to(person, locator)
  await person.page.keyboard.press(key)
}

export async function write(person, locator, text) {
  await tab_to(person, locator)
  await person.page.keyboard.type(text)
}

// What a screen reader is told: the text of a live region.
export function announced(person, text) {
  const regions = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]'
  return person.page.locator(regions).filter({ hasText: text }).first().waitFor({
    state: 'attached',
  })
}
