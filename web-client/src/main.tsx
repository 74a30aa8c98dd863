// The page at /join: builds the parts and draws them. The link's secret stands behind `#`, which
// no server sees, and stays there for the next reload.
import { render } from 'preact'
import { Client } from './client/client'
import { Entrance } from './client/entrance'
import { browser_world } from './connection/world'
import { browser_shelf } from './keeping/shelf'
import { App } from './views/app'
import { language } from './words/t'

const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
const world = browser_world(`${scheme}://${location.host}/ws`)
const client = new Client(world, browser_shelf())
const entrance = new Entrance(world, client, location.hash.slice(1))

document.documentElement.lang = language
render(<App client={client} entrance={entrance} />, document.getElementById('app')!)
void entrance.arrive()

window.addEventListener('online', () => client.hurry())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') client.hurry()
})
// Another link pasted into the same tab. Links within the page also change the hash; those are
// handled by moving the focus, so that the secret stays in the address.
window.addEventListener('hashchange', () => location.reload())
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href^="#"]')
  if (!link) return
  event.preventDefault()
  // A moment later: the link may have brought its target into view.
  requestAnimationFrame(() => document.getElementById(link.hash.slice(1))?.focus())
})
