// Builds dist/: app.HASH.js (join and attendees), staff.HASH.js (loaded for staff only), what both
// share, style.HASH.css, an icon, and the two pages that refer to them. Fails when the first load
// of script and style is over its bound, compressed.
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const here = fileURLToPath(new URL('.', import.meta.url))
const dist = join(here, 'dist')
const first_load_bytes_max = 40_000

const shared = { absWorkingDir: here, bundle: true, minify: true, metafile: true, logLevel: 'warning' }

await rm(dist, { recursive: true, force: true })
await mkdir(dist, { recursive: true })

const script = await build({
  ...shared,
  entryPoints: { app: 'src/main.tsx' },
  outdir: dist,
  entryNames: '[name].[hash]',
  chunkNames: '[name].[hash]',
  format: 'esm',
  splitting: true,
  target: ['es2020', 'chrome87', 'firefox84', 'safari14'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  mangleProps: /[a-z]_$/, // Members end in _ and are nobody else's business.
})

const style = await build({
  ...shared,
  entryPoints: { style: 'style.css' },
  outdir: dist,
  entryNames: '[name].[hash]',
})

const outputs = { ...script.metafile.outputs, ...style.metafile.outputs }
const named = (start) => Object.keys(outputs).find((path) => basename(path).startsWith(`${start}.`))
const app = named('app')
const css = named('style')
// What app imports at once, besides what it loads later.
const at_once = (path, found = []) => {
  if (found.includes(path)) return found
  found.push(path)
  for (const { path: next, kind } of outputs[path].imports) {
    if (kind === 'import-statement') at_once(next, found)
  }
  return found
}
const first = [...at_once(app), css]

const icon = await readFile(join(here, 'icon.svg'))
const icon_name = `icon.${createHash('sha256').update(icon).digest('hex').slice(0, 8).toUpperCase()}.svg`
await writeFile(join(dist, icon_name), icon)

const preloads = at_once(app)
  .slice(1)
  .map((path) => `<link rel="modulepreload" href="/${basename(path)}" />\n    `)
  .join('')
for (const page of ['index.html', 'join.html']) {
  const text = await readFile(join(here, page), 'utf8')
  const linked = text
    .replace('/icon.svg', `/${icon_name}`)
    .replace('/style.css', `/${basename(css)}`)
    .replace('/app.js', `/${basename(app)}`)
    .replace('<script', `${preloads}<script`)
  await writeFile(join(dist, page), linked)
}

let total = 0
for (const path of Object.keys(outputs)) {
  const bytes = gzipSync(await readFile(join(here, path)), { level: 9 }).length
  const counted = first.includes(path)
  if (counted) total += bytes
  const when = counted ? 'first load' : 'later'
  console.log(`${basename(path).padEnd(26)} ${String(bytes).padStart(6)} bytes gzipped, ${when}`)
}
console.log(`first load: ${total} of ${first_load_bytes_max} bytes`)
if (total > first_load_bytes_max) {
  console.error('The first load is over its bound (UX.md, 10): make it smaller.')
  process.exit(1)
}
