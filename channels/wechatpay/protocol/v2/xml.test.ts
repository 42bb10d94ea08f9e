import * as fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { readXml, writeXml, XmlRefused } from './xml.ts'

const read = (text: string, root?: string) => ({ ...readXml(Buffer.from(text), root) })

describe('what the gateway writes is read', () => {
  test('a refusal as it was seen, line feeds and CDATA included', () => {
    const answer =
      '<xml><return_code><![CDATA[FAIL]]></return_code>\n<return_msg><![CDATA[签名错误]]></return_msg>\n</xml>'
    expect(read(answer)).toEqual({ return_code: 'FAIL', return_msg: '签名错误' })
  })

  test.each([
    ['a declaration and a byte order mark', '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<xml><a>1</a></xml>', '1'],
    [
      'the five entities and characters by number',
      '<xml><a>&lt;&gt;&amp;&quot;&apos;&#65;&#x4E2D;</a></xml>',
      '<>&"\'A中',
    ],
    ['text and CDATA mixed', '<xml><a>1<![CDATA[<2>]]>3<![CDATA[&amp;]]></a></xml>', '1<2>3&amp;'],
    ['blanks and line ends, which are signed as they stand', '<xml><a> \r\n</a></xml>', ' \r\n'],
    ['what looks like a document type in CDATA', '<xml><a><![CDATA[<!DOCTYPE x>]]></a></xml>', '<!DOCTYPE x>'],
    ['nothing', '<xml><a></a></xml>', ''],
    ['nothing, in short', '<xml><a/></xml>', ''],
  ])('%s', (_what, text, value) => expect(read(text)).toEqual({ a: value }))

  test('no fields at all, and another root where one is due', () => {
    expect(read('<xml/>')).toEqual({})
    expect(read('<root><a>1</a></root>', 'root')).toEqual({ a: '1' })
  })

  test('names that mean something to JavaScript are only names', () => {
    const message = readXml(Buffer.from('<xml><__proto__>1</__proto__><constructor>2</constructor></xml>'))
    expect(Object.entries(message)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ])
  })
})

describe('what is no message is refused by name', () => {
  test.each([
    ['doctype', '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><a>&a;</a></xml>'],
    ['doctype', '<?xml version="1.0"?>\n<!doctype xml><xml/>'],
    ['doctype', '<xml><!ENTITY a "b"></xml>'],
    ['doctype', '<xml><a><!ENTITY a "b"></a></xml>'],
    ['entity', '<xml><a>&xxe;</a></xml>'],
    ['entity', '<xml><a>&amp</a></xml>'],
    ['entity', '<xml><a>1 & 2</a></xml>'],
    ['entity', '<xml><a>&#0;</a></xml>'],
    ['entity', '<xml><a>&#xD800;</a></xml>'],
    ['entity', '<xml><a>&#x110000;</a></xml>'],
    ['nested', '<xml><a><b>1</b></a></xml>'],
    ['nested', '<xml><a>1<b/></a></xml>'],
    ['repeated', '<xml><a>1</a><a>2</a></xml>'],
    ['malformed', ''],
    ['malformed', 'OK'],
    ['malformed', '{"code":"SUCCESS"}'],
    ['malformed', '<html><a>1</a></html>'],
    ['malformed', '<xml><a>1</a>'],
    ['malformed', '<xml><a>1'],
    ['malformed', '<xml><a>1</b></xml>'],
    ['malformed', '<xml><a x="1">1</a></xml>'],
    ['malformed', '<xml><a><![CDATA[1</a></xml>'],
    ['malformed', '<xml><a>1]]>2</a></xml>'],
    ['malformed', '<xml><a><!-- 1 --></a></xml>'],
    ['malformed', '<xml>1<a>1</a></xml>'],
    ['malformed', '<xml><a>1</a></xml><xml/>'],
    ['malformed', '<xml><a>\u0000</a></xml>'],
  ])('%s: %j', (fault, text) => expect(faultOf(Buffer.from(text))).toBe(fault))

  test('more names than any message has', () => {
    const names = Array.from({ length: 2_001 }, (_, at) => `<a${at}>1</a${at}>`)
    expect(faultOf(Buffer.from(`<xml>${names.join('')}</xml>`))).toBe('too_many')
  })

  test('bytes that are no UTF-8', () => {
    expect(faultOf(Buffer.from('<xml><a>\xd6\xd0</a></xml>', 'latin1'))).toBe('not_utf8') // GBK
    expect(faultOf(Buffer.from([0x3c, 0x78, 0xff]))).toBe('not_utf8')
  })
})

describe('what is meant to exhaust us is refused before it does', () => {
  const huge = 10 * 1024 * 1024
  test.each([
    ['too_large', 'ten megabytes', '<xml><a>'.padEnd(huge, 'a')],
    ['too_large', 'ten megabytes of nested names', '<a>'.repeat(huge / 3)],
    ['malformed', 'nested names', '<a>'.repeat(80_000)],
    ['nested', 'nested names below a root', `<xml>${'<a>'.repeat(80_000)}`],
    ['doctype', 'a billion laughs', `<!DOCTYPE x [${'<!ENTITY a "&b;&b;">'.repeat(10_000)}]><xml/>`],
    ['malformed', 'openings of CDATA', `<xml><a>${'<![CDATA['.repeat(20_000)}`],
    ['entity', 'ampersands', `<xml><a>${'&'.repeat(200_000)}</a></xml>`],
    ['malformed', 'a name without an end', `<xml><${'a'.repeat(200_000)}`],
    ['malformed', 'blanks', `<xml${' '.repeat(200_000)}`],
    ['malformed', 'a declaration without an end', `<?xml ${' '.repeat(200_000)}`],
  ])('%s: %s', (fault, _what, text) => {
    const bytes = Buffer.from(text)
    const before = process.cpuUsage()
    expect(faultOf(bytes)).toBe(fault)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(500) // milliseconds; a few, as a rule
  })
})

describe('any text', () => {
  const texts = fc.string({ unit: 'binary' }).filter((text) => !UNCARRIED.test(text))
  const messages = fc.dictionary(fc.stringMatching(/^[a-z_][a-z0-9_]{0,12}$/), texts)

  test('comes back as it was written', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(read(writeXml(message))).toEqual(filled(message))
      }),
    )
  })

  test('is read by another parser as by ours', () => {
    const parser = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true })
    fc.assert(
      fc.property(messages, (message) => {
        const { xml } = parser.parse(writeXml(message)) as { xml: unknown }
        expect(xml === '' ? {} : xml).toEqual(filled(message))
      }),
    )
  })

  test('is taken as a message or refused, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('', '<xml><a>', '<xml>'), (bytes, head) => {
        expect(['fine', 'malformed', 'entity', 'nested', 'not_utf8', 'doctype']).toContain(
          faultOf(Buffer.concat([Buffer.from(head), bytes])),
        )
      }),
    )
  })

  test.each(['\u0000', '\u001b', '\ufffe', '\ud800'])('is not written where XML cannot carry it: %j', (character) => {
    expect(() => writeXml({ body: `a${character}` })).toThrow(
      new RangeError('body holds a character that XML cannot carry'),
    )
  })
})

/** What is empty is not written. */
function filled(message: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== ''))
}

const UNCARRIED = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

function faultOf(bytes: Uint8Array): string {
  try {
    readXml(bytes)
    return 'fine'
  } catch (error) {
    if (error instanceof XmlRefused) return error.fault
    throw error
  }
}
