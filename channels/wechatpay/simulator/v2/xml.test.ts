import { expect, test } from 'vitest'
import vectors from '../../vectors/v2.json' with { type: 'json' }
import { pairsOf, readXml, writeXml } from './xml.ts'

const read = (xml: string) => {
  const fields = readXml(Buffer.from(xml))
  return typeof fields === 'string' ? fields : Object.fromEntries(fields)
}

test('the published message is read', () => {
  const { xml = '', params, sign } = vectors.signed[0] ?? { params: {}, sign: '' }
  expect(read(xml)).toEqual({ ...params, sign })
})

test.each([']]>', 'a]]>b]]>', '<b>&amp;</b>', '&#20013;', ' 前后有空格 ', '换\n行', '😀', ']]', '\\'])(
  '%j is written so that it is read again as it was',
  (value) => expect(read(writeXml(pairsOf({ a: value, b: 'x' })))).toEqual({ a: value, b: 'x' }),
)

test('what is absent or empty is not written', () => {
  expect(writeXml(pairsOf({ a: undefined, b: '', c: 0 }))).toBe('<xml><c><![CDATA[0]]></c>\n</xml>')
})

test.each([
  ['<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n  <a>1</a>\n</xml>\n', { a: '1' }],
  ['<xml><a><![CDATA[x]]>y</a></xml>', { a: 'xy' }],
  ['<xml><a/><b></b></xml>', { a: '', b: '' }],
  ['<xml><a>007</a><b>1e3</b><c>true</c></xml>', { a: '007', b: '1e3', c: 'true' }],
  ['<xml><a>&lt;&#x4e2d;&#20013;&amp;amp;</a></xml>', { a: '<中中&amp;' }],
  ['<xml><!-- said aside --><a>1</a></xml>', { a: '1' }],
])('%s is read', (xml, fields) => expect(read(xml)).toEqual(fields))

test('another root is another message', () => {
  expect(readXml(Buffer.from('<root><a>1</a></root>'), 'root')).toEqual(new Map([['a', '1']]))
  expect(read('<root><a>1</a></root>')).toBe('XML_FORMAT_ERROR')
})
