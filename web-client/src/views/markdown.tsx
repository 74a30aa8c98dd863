// Paragraphs, bold, italics, lists and https links, read into elements. Whatever else is written
// stays text: there is no way from here to HTML.
import type { ComponentChildren } from 'preact'

const inline = /\*\*(?=\S)(.+?)\*\*|\*(?=\S)([^*]+?)\*|_(?=\S)([^_]+?)_|\[([^\]]+)\]\(([^()\s]+)\)/

function spans(text: string, key = 0): ComponentChildren[] {
  const found = inline.exec(text)
  if (!found) return text ? [text] : []
  const [whole, bold, star, score, label, address] = found
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + whole.length)
  const in_a_word = score !== undefined && (/\w$/.test(before) || /^\w/.test(after))
  if (in_a_word) return [before + whole, ...spans(after, key + 1)]
  return [before, mark(key, whole, bold, star ?? score, label, address), ...spans(after, key + 1)]
}

function mark(
  key: number,
  whole: string,
  bold?: string,
  italics?: string,
  label?: string,
  address?: string,
): ComponentChildren {
  if (bold !== undefined) return <strong key={key}>{spans(bold)}</strong>
  if (italics !== undefined) return <em key={key}>{spans(italics)}</em>
  if (!address || !is_https(address)) return whole
  return (
    <a key={key} href={address} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  )
}

function is_https(address: string): boolean {
  try {
    return /^https:\/\//i.test(address) && new URL(address).protocol === 'https:'
  } catch {
    return false
  }
}

const bullet = /^\s*[-*•]\s+/
const number = /^\s*\d+[.)]\s+/

const is_list = (lines: string[], start: RegExp): boolean => lines.every((line) => start.test(line))

// A list may follow its paragraph without an empty line.
function blocks(text: string): string[][] {
  const found: string[][] = [[]]
  for (const line of text.replaceAll('\r', '').split('\n')) {
    const current = found[found.length - 1]!
    const kind = (l: string): number => (bullet.test(l) ? 1 : number.test(l) ? 2 : 0)
    if (!line.trim()) found.push([])
    else if (current.length && kind(current[0]!) !== kind(line)) found.push([line])
    else current.push(line)
  }
  return found.filter((lines) => lines.length)
}

function Block({ lines }: { lines: string[] }) {
  if (is_list(lines, bullet)) {
    return <ul>{lines.map((line, at) => <li key={at}>{spans(line.replace(bullet, ''))}</li>)}</ul>
  }
  if (is_list(lines, number)) {
    return <ol>{lines.map((line, at) => <li key={at}>{spans(line.replace(number, ''))}</li>)}</ol>
  }
  return <p>{spans(lines.join(' '))}</p>
}

export function Markdown({ text }: { text: string }) {
  return (
    <div class="prose">
      {blocks(text).map((lines, at) => (
        <Block key={at} lines={lines} />
      ))}
    </div>
  )
}
