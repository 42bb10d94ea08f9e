import { describe, expect, test } from 'vitest'
import { decode, encode, formEncode } from './charset.ts'
import { param, paramsOf, stringToSign } from './params.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }
const read = (query: string, body = '', headers: Record<string, string> = FORM) =>
  paramsOf({ query, headers, body: Buffer.from(body) })

describe('parameters', () => {
  test('of query and body are one set, in ASCII order, without what is empty', () => {
    const params = read('b=2&a=1&sign=x&empty=&A=0', 'biz_content=%7B%22a%22%3A%22%E4%B8%AD+%26%22%7D&sign_type=RSA2')
    expect(stringToSign(params).toString()).toBe('A=0&a=1&b=2&biz_content={"a":"中 &"}&sign_type=RSA2')
    expect(stringToSign(params, true).toString()).toContain('empty=&')
  })

  test('that are there twice count once: the first', () => {
    expect(param(read('app_id=1&app_id=2', 'app_id=3'), 'app_id')).toBe('1')
  })

  test('with a percent sign that escapes nothing keep it', () => {
    expect(param(read('', 'a=100%&b=%zz&c=%2'), 'a')).toBe('100%')
    expect(param(read('', 'a=100%&b=%zz&c=%2'), 'b')).toBe('%zz')
  })

  test('in a JSON body are none', () => {
    expect(param(read('', '{"app_id":"1"}', { 'content-type': 'application/json' }), 'app_id')).toBe('')
  })

  test('of a form with parts are read, its files kept apart', () => {
    const body = [
      '--x',
      'Content-Disposition: form-data; name="method"',
      '',
      'alipay.trade.query',
      '--x',
      'Content-Disposition: form-data; name="pic"; filename="a.png"',
      'Content-Type: image/png',
      '',
      'bytes\r\nand more',
      '--x--',
      '',
    ].join('\r\n')
    const params = read('', body, { 'content-type': 'multipart/form-data; boundary=x' })
    expect(stringToSign(params).toString()).toBe('method=alipay.trade.query')
    expect(params.files.get('pic')?.content.toString()).toBe('bytes\r\nand more')
  })
})

describe('GBK', () => {
  test('is written as it is read', () => {
    const text = '招牌牛腩粉 ¥38.00 abc，囧'
    expect(decode(encode(text, 'gbk'), 'gbk')).toBe(text.replace('¥', '?'))
    expect(encode('中文', 'gbk').toString('hex')).toBe('d6d0cec4')
  })

  test('is signed over its bytes', () => {
    const params = read(`charset=GBK&subject=${formEncode('中文', 'gbk')}`)
    expect(param(params, 'subject')).toBe('中文')
    expect(stringToSign(params).toString('latin1')).toBe('charset=GBK&subject=\xd6\xd0\xce\xc4')
  })
})
