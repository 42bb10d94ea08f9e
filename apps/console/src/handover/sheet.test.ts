import { expect, test } from 'vitest'
import { layout, QR_SIZE, QR_TOP, SHEET, wrapped } from './sheet.ts'

const widthOf = (text: string, size: number) => [...text].reduce((sum, one) => sum + (one > 'ÿ' ? size : size / 2), 0)
const sheet = { company: '海珠区老陈牛腩粉店', purpose: '扫码签约', code: 'https://x', who: '陈*明 本人用微信扫码' }

test('every line stands on the picture, and none on the code', () => {
  const long = {
    ...sheet,
    company: '广州市海珠区江南西路老陈牛腩粉餐饮管理有限责任公司第一分公司'.repeat(2),
    deadline: '请在 2026-12-03 18:00 前完成',
  }
  for (const { y, size, text } of layout(long, widthOf)) {
    expect(widthOf(text, size)).toBeLessThanOrEqual(SHEET.width)
    expect(y).toBeLessThan(SHEET.height)
    expect(y < QR_TOP || y - size > QR_TOP + QR_SIZE, text).toBe(true)
  }
})

test('company, purpose, person and deadline are all there', () => {
  const said = layout({ ...sheet, deadline: '请在 12-03 前完成' }, widthOf).map(({ text }) => text)
  expect(said).toEqual(['海珠区老陈牛腩粉店', '扫码签约', '陈*明 本人用微信扫码', '请在 12-03 前完成'])
})

test('Chinese breaks anywhere, Latin words between, and what is too long says so', () => {
  expect(wrapped('老陈牛腩粉店', fits(4))).toEqual(['老陈牛腩', '粉店'])
  expect(wrapped('Open this link now', fits(10))).toEqual(['Open this', 'link now'])
  expect(wrapped('一二三四五六七八九', fits(3))).toEqual(['一二三', '四五…'])
})

function fits(most: number): (part: string) => boolean {
  return (part) => part.trim().length <= most
}
