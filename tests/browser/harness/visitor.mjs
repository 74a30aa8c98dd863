// A page in a browser: what it was told over its socket, what it did wrong, what it holds.
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import { until } from './patience.mjs'

const pictures = fileURLToPath(new URL('../screenshots/', import.meta.url))
const own_addresses = /^(data|blob|about):/

export class Visitor {
  wrongs = []
  frames = []
  changes = new EventEmitter()
  // While their line is cut, the browser says so in its console.
  forgives = null

  constructor({ name, context, cable, origin }) {
    Object.assign(this, { name, context, cable })
    this.origin = cable ? `https://127.0.0.1:${cable.port}` : origin
    this.changes.setMaxListeners(100)
  }

  async sit_down() {
    this.page = await this.context.newPage()
    await this.page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`),
      )
    })
    this.page.on('console', (said) => said.type() === 'error' && this.wrong_(said.text()))
    this.page.on('pageerror', (error) => this.wrong_(String(error)))
    this.page.on('request', (request) => this.asked_(request.url()))
    this.page.on('websocket', (socket) => {
      this.asked_(socket.url())
      socket.on('framereceived', ({ payload }) => {
        this.frames.push(String(payload))
        this.changes.emit('change')
      })
    })
  }

  wrong_(text) {
    if (!this.forgives?.test(text)) this.wrongs.push(text)
  }

  asked_(url) {
    if (own_addresses.test(url)) return
    if (new URL(url).host !== new URL(this.origin).host) this.wrongs.push(`asked for ${url}`)
  }

  see(testid) {
    return this.page.getByTestId(testid)
  }

  // By their own way to the server, which may be a cable.
  async open(link) {
    await this.page.goto(this.origin + link.replace(/^https:\/\/[^/]+/, ''))
  }

  // In all that the page holds: its text, its fields, what it keeps, what its socket was told.
  async knows(text) {
    if (this.frames.some((frame) => frame.includes(text))) return true
    return this.page.evaluate(
      (wanted) =>
        document.documentElement.outerHTML.includes(wanted) ||
        JSON.stringify({ ...localStorage, ...sessionStorage }).includes(wanted),
      text,
    )
  }

  hears(text) {
    const heard = () => this.frames.some((frame) => frame.includes(text))
    return until(heard, { changes: this.changes, what: `${text}, told to ${this.name}'s page` })
  }

  // Our place in the session as this browser keeps it: what a hostile extension could read.
  seat() {
    return this.page.evaluate(() => {
      const name = Object.keys(localStorage).find((each) => each.startsWith('chats.seat.'))
      return JSON.parse(localStorage.getItem(name))
    })
  }

  picture(name) {
    return this.page.screenshot({ path: `${pictures}${name}.png`, animations: 'disabled' })
  }

  // How far the page can be scrolled sideways; 0 is how it should be.
  sideways() {
    return this.page.evaluate(() => {
      const page = document.scrollingElement
      return page.scrollWidth - page.clientWidth
    })
  }

  // How far the page as a whole can be scrolled down, away from what is pinned; 0 is how it should be.
  downwards() {
    return this.page.evaluate(() => {
      const page = document.scrollingElement
      return page.scrollHeight - page.clientHeight
    })
  }

  async leave() {
    this.cable?.remove()
    await this.context.close()
  }
}
