// Many talks, some at a time, each with its cuts; and what came of them, told and counted.
import * as checks from './checks.mjs'
import { Talk } from './talk.mjs'

export const counted = { passed: 0, failed: 0 }

const talks_at_once = 8
const wrongs_shown = 5

// `cuts`: one for each viewer; null is a line that holds.
async function told(house, { cuts, story, dice }) {
  const talk = await Talk.begin(house, cuts, dice)
  try {
    await talk.tell(story)
    const wrongs = []
    for (const viewer of talk.everyone) {
      for (const [name, check] of Object.entries(checks)) {
        const found = await check(viewer, talk)
        wrongs.push(...found.map((wrong) => ({ name, viewer, wrong })))
      }
    }
    return { viewers: talk.viewers, wrongs }
  } finally {
    talk.end()
  }
}

// How long the frames are that somebody of this role hears and says when nothing is cut.
export async function measure(house, { role, story, dice, viewers = 8 }) {
  const cuts = Array.from({ length: viewers }, (_, nth) => ({ role: nth ? 'attendee' : role }))
  const { viewers: [first], wrongs } = await told(house, { cuts, story, dice })
  if (wrongs.length) throw new Error(`without a cut, ${wrongs[0].viewer.name}: ${wrongs[0].wrong}`)
  return first.line.carried
}

export async function pass(title, house, { talks, story, dice }) {
  const started = Date.now()
  const waiting = [...talks]
  const all = []
  const go_on = async () => {
    for (let cuts; (cuts = waiting.shift()); ) all.push(await told(house, { cuts, story, dice }))
  }
  await Promise.all(Array.from({ length: talks_at_once }, go_on))
  const sums = sums_of(all.flatMap(({ viewers }) => viewers))
  const seconds = ((Date.now() - started) / 1_000).toFixed(1)
  console.log(
    `${title}: ${sums.cut} lines cut in ${talks.length} talks, ${seconds} s; back with what was ` +
      `missed ${sums.resumed}, with a snapshot ${sums.fresh}; fresh starts ${sums.fresh_starts}`,
  )
  if (!sums.cut) throw new Error(`${title}: nothing was cut`)
  judge(title, all.flatMap(({ wrongs }) => wrongs))
  return sums
}

function sums_of(viewers) {
  const sum = (of) => viewers.reduce((all, viewer) => all + of(viewer), 0)
  return {
    cut: sum(({ line }) => line.is_cut),
    resumed: sum(({ resumed }) => resumed),
    fresh: sum(({ fresh }) => fresh),
    fresh_starts: sum(({ fresh_starts }) => fresh_starts),
  }
}

function judge(title, wrongs) {
  for (const name of Object.keys(checks)) {
    const of_it = wrongs.filter((wrong) => wrong.name === name)
    counted[of_it.length ? 'failed' : 'passed'] += 1
    const sentence = `${title}: each viewer ${name.replaceAll('_', ' ')}`
    console.log(`${of_it.length ? 'not ok' : 'ok'}  ${sentence}`)
    for (const { viewer, wrong } of of_it.slice(0, wrongs_shown)) {
      console.log(`  | ${viewer.name}, cut ${JSON.stringify(viewer.line?.cut)}: ${wrong}`)
    }
    if (of_it.length > wrongs_shown) console.log(`  | and ${of_it.length - wrongs_shown} more`)
  }
}
