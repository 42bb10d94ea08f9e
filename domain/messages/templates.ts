import type { Language, Sentence } from '../text.ts'
import type { MessageKind } from './messages.ts'

/** What stands in the holes of a template. */
export const HOLES = ['title', 'body', 'link', 'client'] as const
export type Hole = (typeof HOLES)[number]

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
  return { kind, ...USUAL }
}

const USUAL: Pick<MessageTemplate, 'subject' | 'text'> = {
  subject: { 'zh-CN': '{title}', en: '{title}' },
  text: { 'zh-CN': '{title}\n\n{body}\n\n{link}', en: '{title}\n\n{body}\n\n{link}' },
}

/** Holes that nothing fills. */
export function unknownHoles(text: string): readonly string[] {
  const named = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  return [...new Set(named.filter((name) => !HOLES.some((hole) => hole === name)))]
}

/** The finished words; lines that stay empty fall away. */
export function worded(
  template: Pick<MessageTemplate, 'subject' | 'text'>,
  language: Language,
  holes: Readonly<Record<Hole, string>>,
): { subject: string; text: string } {
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (hole, name: string) => holes[name as Hole] ?? hole)
  const subject = filled(template.subject[language]).replaceAll(/\s+/g, ' ').trim()
  const text = filled(template.text[language])
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return { subject, text }
}
