// The web client's own code, without its page: bundled as the page is, for Node.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../web-client/', import.meta.url))
// esbuild is the web client's; these tests have no packages of their own.
const { build } = createRequire(`${folder}package.json`)('esbuild')

const wanted = `
  export { Connection, silence_max_ms } from './src/connection/connection'
  export { ask_once } from './src/connection/ask_once'
  export { fold } from './src/session/fold'
`

const { outputFiles } = await build({
  stdin: { contents: wanted, resolveDir: folder, loader: 'ts' },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'neutral',
  target: 'es2021',
  logLevel: 'warning',
})
const [{ contents }] = outputFiles
const source = Buffer.from(contents).toString('base64')

export const { Connection, ask_once, fold, silence_max_ms } = await import(
  `data:text/javascript;base64,${source}`
)
