import { expect, test } from 'vitest'
import { multipartParts } from './multipart.ts'

const file = Buffer.from([0, 13, 10, 45, 45, 13, 10, 13, 10, 255])

function body(boundary: string, metaHead: string): Buffer {
  return Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; ${metaHead}\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n`,
    ),
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="图.png"\r\nContent-Type: image/png\r\n\r\n`,
    ),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
}

test.each<[what: string, contentType: string, metaHead: string]>([
  ['plain', 'multipart/form-data; boundary=abc', 'name="meta"'],
  ['a quoted boundary', 'multipart/form-data; boundary="abc"; charset=utf-8', 'name="meta"'],
  ['no boundary in the header', 'multipart/form-data', 'name="meta"'],
  ['a stray semicolon', 'multipart/form-data; boundary=abc', 'name="meta";'],
  ['a meta part with a file name', 'multipart/form-data; boundary=abc', 'name="meta"; filename="meta.json"'],
  ['a file name before the name', 'multipart/form-data; boundary=abc', 'filename="meta.json"; name="meta"'],
])('%s', (_what, contentType, metaHead) => {
  const parts = multipartParts({ headers: { 'content-type': contentType }, body: body('abc', metaHead) })
  expect(parts.map(({ name }) => name)).toEqual(['meta', 'file'])
  expect(parts[0]?.content.toString()).toBe('{"a":1}')
  expect(parts[1]?.content).toEqual(file)
  expect(parts[1]).toMatchObject({ filename: '图.png', type: 'image/png' })
})

test.each([
  '',
  '--',
  '--abc',
  '--abc\r\n',
  '--abc\r\n\r\n--abc--',
  'abc',
  '--abc\r\nContent-Disposition: form-data\r\n\r\nx\r\n--abc--',
])('%j has no parts', (text) => {
  expect(
    multipartParts({ headers: { 'content-type': 'multipart/form-data; boundary=abc' }, body: Buffer.from(text) }),
  ).toEqual([])
})
