// @vitest-environment happy-dom
import { render } from 'preact'
import { describe, expect, it } from 'vitest'
import { Markdown } from '../src/views/markdown'

function html(text: string): string {
  const box = document.createElement('div')
  render(<Markdown text={text} />, box)
  return box.querySelector('.prose')!.innerHTML
}

describe('markdown', () => {
  it('knows paragraphs, bold and italics', () => {
    expect(html('One **two** *three*.\n\nFour _five_.')).toBe(
      '<p>One <strong>two</strong> <em>three</em>.</p><p>Four <em>five</em>.</p>',
    )
    expect(html('**a *b* c**')).toBe('<p><strong>a <em>b</em> c</strong></p>')
  })

  it('knows lists, also right behind their paragraph', () => {
    expect(html('Bring:\n- a pen\n- patience')).toBe(
      '<p>Bring:</p><ul><li>a pen</li><li>patience</li></ul>',
    )
    expect(html('1. first\n2) second')).toBe('<ol><li>first</li><li>second</li></ol>')
  })

  it('links to https only', () => {
    const link = html('See [the paper](https://example.org/a?b=1).')
    expect(link).toContain('href="https://example.org/a?b=1"')
    expect(link).toContain('rel="noopener noreferrer"')
    for (const address of [
      'javascript:alert(1)',
      'http://example.org',
      'data:text/html,x',
      '//example.org',
      ' https://example.org',
      'JaVaScRiPt:alert(1)',
      'https:javascript:x',
    ]) {
      expect(html(`[click](${address})`)).not.toContain('<a')
    }
  })

  it('never makes HTML of what somebody wrote', () => {
    expect(html('<img src=x onerror=alert(1)> & <b>')).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt; &amp; &lt;b&gt;</p>',
    )
    expect(html('[<b>x</b>](https://example.org)')).toContain('&lt;b&gt;x&lt;/b&gt;')
  })

  it('leaves lone stars and underscores in words alone', () => {
    expect(html('2 * 3 * 4, snake_case_name')).toBe('<p>2 * 3 * 4, snake_case_name</p>')
  })
})
