import type { Deps } from '../deps.ts'
import { characters, refuseProblems } from '../field-check.ts'
import { LANGUAGES, type Sentence } from '../text.ts'
import type { MessageKind } from './messages.ts'
import { type MessageTemplate, unknownHoles, usualTemplate } from './templates.ts'

const LONGEST_SUBJECT = 200
const LONGEST_TEXT = 4000

/** What was approved was other words: a change takes the approval back. */
export async function saveTemplate(
  deps: Deps,
  kind: MessageKind,
  words: { subject: Sentence; text: Sentence },
): Promise<MessageTemplate> {
  checkWords(kind, words)
  const template: MessageTemplate = { kind, ...words, updatedAt: deps.now() }
  await deps.store.transaction((tx) => tx.messages.putTemplate(template))
  return template
}

/** From now on messages of this kind go out by themselves. */
export async function approveTemplate(deps: Deps, kind: MessageKind, by: string): Promise<MessageTemplate> {
  return deps.store.transaction(async (tx) => {
    const before = (await tx.messages.template(kind)) ?? usualTemplate(kind)
    checkWords(kind, before)
    const template = { ...before, approvedAt: deps.now(), approvedBy: by }
    await tx.messages.putTemplate(template)
    return template
  })
}

/** Nothing of this kind goes out by itself any more, not even what waits. */
export async function withdrawTemplate(deps: Deps, kind: MessageKind): Promise<MessageTemplate> {
  return deps.store.transaction(async (tx) => {
    const { approvedAt: _, approvedBy: __, ...template } = (await tx.messages.template(kind)) ?? usualTemplate(kind)
    await tx.messages.putTemplate(template)
    return template
  })
}

function checkWords(kind: MessageKind, { subject, text }: { subject: Sentence; text: Sentence }): void {
  const problems = LANGUAGES.flatMap((language) => [
    [`subject/${language}`, problemOf(kind, subject[language], LONGEST_SUBJECT)] as const,
    [`text/${language}`, problemOf(kind, text[language], LONGEST_TEXT) || codeMissing(kind, text[language])] as const,
  ])
  refuseProblems(Object.fromEntries(problems))
}

/** A code that does not stand in its message cannot be typed. */
function codeMissing(kind: MessageKind, text: string): string | false {
  return kind === 'link_code' && !text.includes('{code}') && 'has to hold {code}'
}

function problemOf(kind: MessageKind, text: string, longest: number): string | false {
  const [hole] = unknownHoles(text, kind)
  if (hole !== undefined) return `nothing fills {${hole.slice(0, 40)}}`
  return (text.trim() === '' || characters(text) > longest) && `1 to ${longest} characters`
}
