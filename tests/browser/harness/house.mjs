// The real server, on a port that the system chose, with a data folder and a certificate of its
// own in a temporary folder. The operator's key is known here, so that sessions can be made.
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { patience_ms } from './patience.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const binary = process.env.CHATS_SERVER ?? join(root, 'build/dev/chats-server')
const web = process.env.CHATS_WEB ?? join(root, 'web-client/dist')
const sample = join(root, 'server/program/sample/say-what-you-mean.json')
const operators_key = 'the-operator-of-the-browser-tests'

export class House {
  log = ''

  // `plain`: without TLS, and so without a certificate.
  static async open(flags = [], { plain } = {}) {
    const house = new House()
    house.folder_ = await mkdtemp(join(tmpdir(), 'chats-browser-'))
    house.flags_ = flags
    try {
      if (!plain) await house.certify_()
      await house.start()
    } catch (why) {
      await house.close()
      throw why
    }
    return house
  }

  async certify_() {
    const folder = this.folder_
    await promisify(execFile)(join(root, 'certs/make-dev-cert'), ['--quiet', '--folder', folder])
    this.certificate = await readFile(join(folder, 'dev-cert.pem'))
  }

  // Again after `stop`: on the same data, and on another port.
  start() {
    const seal = this.certificate
      ? ['--certificate', join(this.folder_, 'dev-cert.pem'),
         '--key', join(this.folder_, 'dev-key.key')]
      : ['--no-tls']
    const own = [
      '--listen', '127.0.0.1:0', '--data', join(this.folder_, 'data'), '--web', web,
      '--no-sample', ...seal, ...this.flags_,
    ]
    this.log = ''
    this.port = 0
    this.server_ = spawn(binary, own, {
      env: { ...process.env, CHATS_ADMIN_KEY: operators_key },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(this.not_started_('in time')), patience_ms)
      const hear = (bytes) => {
        this.log += bytes
        const [, scheme, port] = /(https?):\/\/[^\s/]*:(\d+)/.exec(this.log) ?? []
        if (!port || this.port) return
        this.port = Number(port)
        this.origin = `${scheme}://127.0.0.1:${port}`
        clearTimeout(late)
        resolve()
      }
      this.server_.stdout.on('data', hear)
      this.server_.stderr.on('data', hear)
      this.server_.on('error', reject)
      this.server_.on('exit', (code) => reject(this.not_started_(`and ended with ${code}`)))
    })
  }

  not_started_(how) {
    return new Error(`${binary} did not start ${how}:\n${this.log}`)
  }

  // A session after the sample's definition, changed as wished; answers its three links.
  async session(change = () => undefined) {
    const definition = JSON.parse(await readFile(sample, 'utf8'))
    change(definition)
    const { status, body } = await this.ask('POST', '/api/v1/sessions', definition)
    if (status !== 201) throw new Error(`making a session: ${status} ${body}`)
    const made = JSON.parse(body)
    for (const [role, link] of Object.entries(made.links)) {
      made.links[role] = `${this.origin}/join#${link.split('#')[1]}`
    }
    return { ...made, definition }
  }

  erase(session) {
    return this.ask('DELETE', `/api/v1/sessions/${session.id}`)
  }

  ask(method, path, body) {
    return new Promise((resolve, reject) => {
      const { request: ask } = this.certificate ? https : http
      const request = ask(`${this.origin}${path}`, {
        method,
        ca: this.certificate,
        headers: { authorization: `Bearer ${operators_key}`, 'content-type': 'application/json' },
      })
      request.on('error', reject)
      request.on('response', async (response) => {
        const parts = []
        for await (const part of response) parts.push(part)
        resolve({ status: response.statusCode, body: Buffer.concat(parts).toString() })
      })
      request.end(body && JSON.stringify(body))
    })
  }

  async stop(signal = 'SIGTERM') {
    if (this.server_?.exitCode !== null || this.server_.signalCode !== null) return
    const gone = new Promise((resolve) => this.server_.once('exit', resolve))
    this.server_.kill(signal)
    const slow = setTimeout(() => this.server_.kill('SIGKILL'), patience_ms)
    await gone
    clearTimeout(slow)
  }

  async close() {
    await this.stop()
    if (this.folder_) await rm(this.folder_, { recursive: true, force: true })
  }
}
