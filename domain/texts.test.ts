import { describe, expect, test } from 'vitest'
import type { Sentence } from './text.ts'
import { fill } from './text.ts'
import { TEXTS } from './texts.ts'

const ALL: [string, Sentence][] = Object.entries(TEXTS)
const holes = (sentence: string) => Array.from(sentence.matchAll(/\{(\w+)\}/g), (match) => match[1]).toSorted()

describe.each(ALL)('%s', (_key, sentence) => {
  test('asks for the same in both languages', () => {
    expect(holes(sentence.en)).toEqual(holes(sentence['zh-CN']))
  })

  test('writes Chinese with full-width punctuation, and a space between Chinese and Latin', () => {
    const chinese = fill(sentence['zh-CN']).replaceAll(/\{\w+\}/g, '')
    expect(chinese).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;?!()]\p{Script=Han}/u)
    expect(chinese).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u)
    expect(chinese).not.toMatch(/您|系统错误|操作失败/)
  })

  test('writes English without Chinese punctuation', () => {
    expect(sentence.en).not.toMatch(/[，。；：？！（）「」]/)
  })
})
