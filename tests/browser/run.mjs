// Tells the stories of the files named, or of all, some at a time.
import { readdir } from 'node:fs/promises'
import { counted, tell_all } from './harness/story.mjs'

const here = new URL('.', import.meta.url)
const named = process.argv.slice(2)
const there = (await readdir(here)).filter((name) => name.endsWith('.test.mjs')).sort()
const files = there.filter((name) => !named.length || named.some((part) => name.includes(part)))

const stories = []
for (const file of files) stories.push(...(await import(new URL(file, here))).stories)
try {
  await tell_all(stories)
} catch (why) {
  counted.failed += 1
  console.log(why)
}
if (!stories.length) counted.failed += 1
console.log(`${counted.passed} passed, ${counted.failed} failed`)
process.exitCode = counted.failed ? 1 : 0
