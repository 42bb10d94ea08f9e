import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { csvRow } from './csv.ts'

test('what was written is read again by another program', () => {
  const cells = ['海珠区老陈牛腩粉店', '他说 "好"', 'a,b;c', '两\n行', '', '91350100M000100Y43']
  expect(parse(csvRow(cells))).toEqual([cells])
  expect(csvRow(['a', undefined, 3])).toBe('a,,3\r\n')
})

describe('nothing that a spreadsheet would calculate', () => {
  test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '  =1', '\r=1', '＝1', '\n@a'])('%j is text', (value) => {
    expect(parse(csvRow([value]), { trim: false })[0]?.[0]).toBe(`'${value}`)
  })

  test('other names stay as they are', () => {
    expect(csvRow(['138-0013', '甲=乙', 'a@b.example'])).toBe('138-0013,甲=乙,a@b.example\r\n')
  })
})
