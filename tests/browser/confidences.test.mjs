// A link that went too far is replaced while people are inside; at the end a person reads what is
// kept about them and takes it out, another one does so once the session has closed.
import { replace_links } from './confidences/links.mjs'
import { read_and_erase } from './confidences/receipts.mjs'
import { read_afterwards } from './confidences/afterwards.mjs'

async function links(scene) {
  const cast = { session: await scene.house.session() }
  await replace_links(scene, cast)
  await read_and_erase(scene, cast)
}

async function afterwards(scene) {
  await read_afterwards(scene)
}

export const stories = [
  { title: 'A new link and a receipt', tell: links },
  { title: 'A receipt afterwards', tell: afterwards },
]
