import type { Language } from '@ruzhu/domain/text.ts'

/** The language an `Accept-Language` header asks for most; Chinese where it asks for neither. */
export function languageOf(header: string | undefined): Language {
  const asked = (header ?? '').slice(0, 200).split(',').map(weigh)
  const weight = (tag: RegExp) => Math.max(0, ...asked.filter((one) => tag.test(one.tag)).map((one) => one.weight))
  return weight(/^en\b/i) > weight(/^zh\b/i) ? 'en' : 'zh-CN'
}

function weigh(part: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = part.trim().split(';')
  const q = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find((found) => found !== undefined)
  return { tag, weight: q === undefined ? 1 : Number(q) || 0 }
}
