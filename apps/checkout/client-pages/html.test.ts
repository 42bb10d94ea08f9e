import { expect, test } from 'vitest'
import { html, jsonIn } from './html.ts'

test('what stands in a hole is text, whatever it looks like', () => {
  const typed = `<img src=x onerror=alert(1)> "a" & 'b'`
  expect(html`<p title="${typed}">${[typed, false, undefined, 7]}</p>`.text).toBe(
    '<p title="&lt;img src=x onerror=alert(1)&gt; &quot;a&quot; &amp; &#39;b&#39;">' +
      '&lt;img src=x onerror=alert(1)&gt; &quot;a&quot; &amp; &#39;b&#39;7</p>',
  )
})

test('markup stays markup, also in lists', () => {
  expect(html`<ul>${['a', '<'].map((item) => html`<li>${item}</li>`)}</ul>`.text).toBe(
    '<ul><li>a</li><li>&lt;</li></ul>',
  )
})

test('data in a script element cannot end it', () => {
  const text = jsonIn({ name: '</script><script>alert(1)</script>\u2028' }).text
  expect(text).not.toContain('<')
  expect(text).not.toContain('\u2028')
  expect(JSON.parse(text)).toEqual({ name: '</script><script>alert(1)</script>\u2028' })
})
