// Debian's Chromium, once for all stories; each person has a context of their own in it.
import { chromium } from 'playwright-core'
import { Cable } from './cable.mjs'
import { patience_ms } from './patience.mjs'
import { Person } from './person.mjs'

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]
export const desktop = { width: 1280, height: 800 }
export const phone = { width: 360, height: 740 }

export class Browser {
  static async start() {
    const browser = new Browser()
    browser.chromium_ = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
    return browser
  }

  async person(name, { phone: on_phone, dark, cable: on_cable, house }) {
    const context = await this.chromium_.newContext({
      ignoreHTTPSErrors: true,
      viewport: on_phone ? phone : desktop,
      ...(on_phone ? { isMobile: true, hasTouch: true } : {}),
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    })
    context.setDefaultTimeout(patience_ms)
    const cable = on_cable ? await Cable.lay(house.port) : null
    const person = new Person({ name, context, cable, origin: house.origin })
    await person.sit_down()
    return person
  }

  stop() {
    return this.chromium_.close()
  }
}
