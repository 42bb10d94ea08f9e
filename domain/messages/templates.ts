import type { Language, Sentence } from '../text.ts'
import type { MessageKind } from './messages.ts'

/** What stands in the holes of a template. */
const HOLES = ['title', 'body', 'link', 'client'] as const
/** A code says nothing of whom it is about: the number may be somebody else's by now. */
const CODE_HOLES = ['code', 'minutes', 'company'] as const
export type Hole = (typeof HOLES)[number] | (typeof CODE_HOLES)[number]

export function holesOf(kind: MessageKind): readonly Hole[] {
  return kind === 'link_code' ? CODE_HOLES : HOLES
}

/** How messages of a kind are worded. Nothing of the kind is sent by itself before an administrator approved it. */
export type MessageTemplate = {
  kind: MessageKind
  subject: Sentence
  text: Sentence
  approvedAt?: Date
  approvedBy?: string
  updatedAt?: Date
}

export function usualTemplate(kind: MessageKind): MessageTemplate {
  return { kind, ...(kind === 'link_code' ? USUAL_CODE : USUAL) }
}

const USUAL: Pick<MessageTemplate, 'subject' | 'text'> = {
  subject: { 'zh-CN': '{title}', en: '{title}' },
  text: { 'zh-CN': '{title}\n\n{body}\n\n{link}', en: '{title}\n\n{body}\n\n{link}' },
}

const USUAL_CODE: Pick<MessageTemplate, 'subject' | 'text'> = {
  subject: { 'zh-CN': '验证码', en: 'Code' },
  text: {
    'zh-CN': '{code} 是打开{company}资料链接的验证码，{minutes} 分钟内有效。不要告诉任何人，我们也不会问你要。',
    en: '{code} opens the link for materials from {company}, for {minutes} minutes. Tell it to nobody; we never ask for it.',
  },
}

/** Holes that nothing fills. */
export function unknownHoles(text: string, kind: MessageKind): readonly string[] {
  const named = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  return [...new Set(named.filter((name) => !holesOf(kind).some((hole) => hole === name)))]
}

/** The finished words; lines that stay empty fall away. */
export function worded(
  template: Pick<MessageTemplate, 'subject' | 'text'>,
  language: Language,
  holes: Readonly<Partial<Record<Hole, string>>>,
): { subject: string; text: string } {
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (hole, name: string) => holes[name as Hole] ?? hole)
  const subject = filled(template.subject[language]).replaceAll(/\s+/g, ' ').trim()
  const text = filled(template.text[language])
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return { subject, text }
}
