// What somebody hears who does not see the page: all that its live regions say, in order, from the
// moment when we begin to listen. Each word is replaced by the next, so looking later is too late.
import { same } from './agree.mjs'

export const listen_aloud = ({ page }) =>
  page.evaluate(() => {
    window.said = []
    window.ear?.disconnect()
    const live = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"])'
    const hear = (node) => {
      const place = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement
      if (place?.closest(live) && node.textContent) window.said.push(node.textContent)
    }
    window.ear = new MutationObserver((changes) => {
      for (const { target, addedNodes, type } of changes) {
        if (type === 'characterData') hear(target)
        else addedNodes.forEach(hear)
      }
    })
    window.ear.observe(document.body, { subtree: true, childList: true, characterData: true })
  })

export async function said(person, words) {
  const all = () => person.page.evaluate(() => window.said)
  const heard = (wanted) => window.said.some((text) => text.includes(wanted))
  await person.page.waitForFunction(heard, words).catch(async (why) => {
    throw new Error(`“${words}” was not said, but: ${(await all()).join(' | ')}`, { cause: why })
  })
}

export async function said_once(person, words) {
  await said(person, words)
  const all = await person.page.evaluate(() => window.said)
  same(all.filter((text) => text.includes(words)).length, 1, `“${words}” in ${all.join(' | ')}`)
}
