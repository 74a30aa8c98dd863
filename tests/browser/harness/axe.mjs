// What axe finds on a page, in light and dark, wide and 360 px: no violation of WCAG 2.2, A and
// AA, and nothing to scroll sideways. All findings of all four looks are told at once.
import axe from 'axe-core'
import { desktop, phone } from './browser.mjs'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
const looks = [
  { size: desktop, scheme: 'light' },
  { size: desktop, scheme: 'dark' },
  { size: phone, scheme: 'light' },
  { size: phone, scheme: 'dark' },
]

async function violations(page) {
  // As a program's words, not as a script of the page: its policy lets in none of ours.
  await page.evaluate(axe.source)
  const found = await page.evaluate(
    (values) =>
      window.axe.run(document, {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
      }),
    rules,
  )
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  )
}

// A phone shows one tab at a time, so each is looked at.
async function each_tab(person, look) {
  const tabs = person.page.locator('nav.tabs button')
  const visible = (await tabs.count()) && (await tabs.first().isVisible())
  if (!visible || (await person.page.locator('dialog[open]').count())) return look('')
  const current = await person.page.locator('nav.tabs [aria-current]').getAttribute('data-testid')
  for (const tab of await tabs.all()) {
    await tab.click()
    await look(`, ${await tab.textContent()}`)
  }
  await person.see(current).click()
}

export async function accessible(person, what) {
  const { page } = person
  const wrongs = []
  for (const { size, scheme } of looks) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await each_tab(person, async (tab) => {
      const look = `${what}${tab}, ${size.width} px, ${scheme}`
      for (const wrong of await violations(page)) wrongs.push(`${look}: ${wrong}`)
      const sideways = await person.sideways()
      if (sideways) wrongs.push(`${look}: scrolls ${sideways} px sideways`)
      await person.picture(`accessible/${look}`)
    })
  }
  await page.setViewportSize(desktop)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  if (wrongs.length) throw new Error(wrongs.join('\n'))
}
