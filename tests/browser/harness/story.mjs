// A story is told in steps, each a sentence. What it needs (a server, a browser, people) is there
// for it alone and goes with it. The first step that fails ends the story: what follows would only
// fail for the same reason, slowly. Pictures of every page are taken at that moment.
import { Browser } from './browser.mjs'
import { House } from './house.mjs'
import { RawClient } from './raw_client.mjs'

export const counted = { passed: 0, failed: 0 }

class Ended extends Error {}

class Scene {
  people = []
  programs = []
  wrongs = []

  constructor(house, browser, title) {
    Object.assign(this, { house, browser, title })
  }

  async step(sentence, act) {
    const started = Date.now()
    try {
      const result = await act()
      counted.passed += 1
      console.log(`ok  ${this.title}: ${sentence} (${Date.now() - started} ms)`)
      return result
    } catch (why) {
      counted.failed += 1
      console.log(`not ok  ${this.title}: ${sentence} (${Date.now() - started} ms)`)
      await this.tell_(why)
      throw new Ended()
    }
  }

  // At once, so that no other story comes between.
  async tell_(why) {
    const lines = [indented(why.stack ?? String(why))]
    const { log } = this.house
    if (log) lines.push(`  the server said:\n${indented(log.slice(-3000))}`)
    for (const person of this.people) {
      await person.picture(`failed/${this.title}-${person.name}`).catch(() => undefined)
      if (person.wrongs.length) lines.push(indented(`${person.name}: ${person.wrongs.join('\n')}`))
    }
    console.log(`${this.title}:\n${lines.join('\n')}`)
  }

  // Somebody with a browser of their own: `phone`, `dark`, `cable` (a line that can be cut).
  async person(name, wishes = {}) {
    const person = await this.browser.person(name, { ...wishes, house: this.house })
    this.people.push(person)
    return person
  }

  // Somebody on a plain socket, with a client that shares no code with ours.
  async program(name, link) {
    const program = await RawClient.connect(name, this.house)
    this.programs.push(program)
    if (link) await program.join({ link })
    return program
  }

  // They go before the story ends; what their page did wrong still counts.
  async sees_off(person) {
    this.wrongs.push(...person.wrongs.map((wrong) => `${person.name}: ${wrong}`))
    this.people = this.people.filter((one) => one !== person)
    await person.leave()
  }

  async leave() {
    for (const program of this.programs) program.end()
    for (const person of this.people) await person.leave().catch(() => undefined)
    await this.house.close()
  }
}

const indented = (text) => text.replace(/^/gm, '  | ')

export async function told({ title, flags, tell }, browser) {
  let scene
  try {
    scene = new Scene(await House.open(flags), browser, title)
    await tell(scene)
    await scene.step('no page complained, and none asked another host', () => {
      const of = ({ name, wrongs }) => wrongs.map((wrong) => `${name}: ${wrong}`)
      const wrongs = [...scene.wrongs, ...scene.people.flatMap(of)]
      if (wrongs.length) throw new Error(wrongs.join('\n'))
    })
  } catch (why) {
    if (!(why instanceof Ended)) {
      counted.failed += 1
      console.log(`not ok  ${title}`)
      if (scene) await scene.tell_(why)
      else console.log(indented(why.stack ?? String(why)))
    }
  } finally {
    await scene?.leave()
  }
}

// Some stories wait for a clock of the server most of their time; three at once keep two cores busy.
const told_at_once = 3

const long_ones_first = (stories) => [
  ...stories.filter(({ takes_long }) => takes_long),
  ...stories.filter(({ takes_long }) => !takes_long),
]

// Several at once, each with a server of its own; they share the browser, not what it keeps.
export async function tell_all(stories) {
  const browser = await Browser.start()
  const waiting = long_ones_first(stories)
  const tell_one_after_the_other = async () => {
    while (waiting.length) await told(waiting.shift(), browser)
  }
  try {
    await all_ended(Array.from({ length: told_at_once }, tell_one_after_the_other))
  } finally {
    await browser.stop()
  }
}

// Also when one could not go on, the others end first.
async function all_ended(promises) {
  const failed = (await Promise.allSettled(promises)).find(({ status }) => status === 'rejected')
  if (failed) throw failed.reason
}
