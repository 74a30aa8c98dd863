// Every main view in light and dark, wide and at 360 px, looked at by axe; and the way through a
// chat by keyboard alone.
import { axe_looks } from './access/axe_looks.mjs'
import { axe_safety } from './access/axe_safety.mjs'
import { by_keyboard } from './access/by_keyboard.mjs'

export const stories = [
  { title: 'Axe finds nothing', tell: axe_looks, takes_long: true },
  { title: 'Axe finds nothing where people are kept safe', tell: axe_safety, takes_long: true },
  { title: 'By keyboard alone', tell: by_keyboard },
]
