import type { Filling, Following, PageView } from '@ruzhu/checkout/client-pages/view.ts'
import type { Applyment } from '@ruzhu/domain/applyments/applyments.ts'
import { existingApplyment, lastSent } from '@ruzhu/domain/applyments/existing-applyment.ts'
import { isPicture, listed, readForm } from '@ruzhu/domain/applyments/form.ts'
import { maskForm, maskMiddle } from '@ruzhu/domain/applyments/mask.ts'
import { editable } from '@ruzhu/domain/applyments/states.ts'
import { subjectTypeOf } from '@ruzhu/domain/applyments/subject-types.ts'
import type { FormField, SubjectType } from '@ruzhu/domain/descriptor.ts'
import { readWays } from '@ruzhu/domain/journeys/read-ways.ts'
import { type ClientLink, linkState } from '@ruzhu/domain/links/client-links.ts'
import { CONSENT } from '@ruzhu/domain/links/consent.ts'
import { askedParts, askedPaths, neededSteps } from '@ruzhu/domain/links/link-scope.ts'
import { type ReducedStep, reducedStep } from '@ruzhu/domain/links/reduced-step.ts'
import { toldByText } from '@ruzhu/domain/messages/told-by-text.ts'
import { fill, type Language } from '@ruzhu/domain/text.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import type { Parts } from '../parts.ts'
import { atIf, given } from '../schemas.ts'
import { draftView } from './draft-view.ts'

type Asking = { link: ClientLink; base: string; language: Language; formToken: string }

/** The link as the browser that opened it sees it: something to fill in, or how it goes on. */
export async function pageView(parts: Parts, asking: Asking): Promise<PageView> {
  const { link, base, language } = asking
  const applyment = await existingApplyment(parts.deps.store.read, link.applymentId)
  const filling = linkState(link, parts.deps.now()) === 'open' && editable(applyment.state)
  const known = await knownTo(parts, applyment, asking)
  const rest = filling ? await fillingOf(parts, applyment, asking, known) : await followingOf(parts, applyment, asking)
  return { language, base, ...known, ...rest }
}

/** What we are called by clients: the name of the account that the application is made with. */
export async function companyOf({ deps }: Parts, { applymentId }: ClientLink): Promise<string> {
  const applyment = await existingApplyment(deps.store.read, applymentId)
  return (await deps.store.read.providers.byId(applyment.providerId))?.name ?? ''
}

type Known = Pick<Filling, 'company' | 'client' | 'platform' | 'ask' | 'formToken' | 'id'>

async function knownTo({ deps }: Parts, applyment: Applyment, { link, formToken }: Asking): Promise<Known> {
  const { read } = deps.store
  const [client, provider] = await Promise.all([
    read.clients.byId(link.clientId),
    read.providers.byId(applyment.providerId),
  ])
  const platform = deps.describe(applyment.channel)?.label ?? { 'zh-CN': '支付平台', en: 'the platform' }
  return { company: provider?.name ?? '', client: client?.name ?? '', platform, ask: link.ask, formToken, id: link.id }
}

async function fillingOf(
  parts: Parts,
  applyment: Applyment,
  { link, language }: Asking,
  { company, platform, ask }: Known,
): Promise<Omit<Filling, keyof Known>> {
  const { deps } = parts
  const now = deps.now()
  const subjectType = subjectTypeOf(deps.describe, applyment)
  const asked = askedPaths(link, subjectType)
  const hidden = hiddenPictures(link, subjectType)
  const words = { company, platform: platform[language], ask: ask.name }
  return {
    is: 'filling',
    expiresAt: link.expiresAt.toISOString(),
    today: beijingDay(now),
    begun: link.filled.length > 0,
    mending: link.fields?.some(({ said }) => said !== undefined) ?? false,
    parts: askedParts(link, subjectType),
    steps: neededSteps(asked, subjectType),
    reasons: Object.fromEntries(
      (link.fields ?? []).map(({ path, reason, said }) => [path, given({ plain: reason, said })]),
    ),
    before: await picturesBefore(parts, applyment, link, subjectType),
    hidden: [...hidden],
    consent: { version: CONSENT.version, text: fill(CONSENT.says[language], words) },
    draft: await draftView(deps.store.read, { link, applyment, subjectType, language, now }),
  }
}

/** Pictures that the browser of a link may ask for: what stands in the form where it asks, and what stood there when it was sent. */
export async function visiblePictures(parts: Parts, link: ClientLink): Promise<ReadonlySet<string>> {
  const applyment = await existingApplyment(parts.deps.store.read, link.applymentId)
  const subjectType = subjectTypeOf(parts.deps.describe, applyment)
  const before = await picturesBefore(parts, applyment, link, subjectType)
  const paths = pathsOfVisible(link, subjectType)
  return new Set([...paths.flatMap((path) => listed(applyment.form[path])), ...Object.values(before).flat()])
}

async function picturesBefore(
  { deps }: Parts,
  applyment: Applyment,
  link: ClientLink,
  subjectType: SubjectType,
): Promise<Record<string, readonly string[]>> {
  if (applyment.objections.length === 0) return {}
  const sent = await lastSent(deps.store.read, applyment)
  return Object.fromEntries(
    pathsOfVisible(link, subjectType).flatMap((path) => {
      const ids = listed(sent?.[path])
      return ids.length > 0 ? [[path, ids]] : []
    }),
  )
}

function pathsOfVisible(link: ClientLink, subjectType: SubjectType): readonly string[] {
  const hidden = hiddenPictures(link, subjectType)
  const fields = askedParts(link, subjectType).flatMap((part) => part.fields)
  return [...new Set(fields.filter(isPicture).map(({ path }) => path))].filter((path) => !hidden.has(path))
}

/** Where a screen of the whole form asks for personal data, its pictures show the same: they go in and do not come out. */
function hiddenPictures(link: ClientLink, subjectType: SubjectType): ReadonlySet<string> {
  const asked = askedPaths(link, subjectType)
  const everything = { fields: subjectType.steps.flatMap(({ fields }) => fields) }
  const personal = askedParts(everything, subjectType).filter(({ fields }) => fields.some(({ sensitive }) => sensitive))
  const paths = personal.flatMap(({ fields }) => fields.filter(isPicture).map(({ path }) => path))
  return new Set(paths.filter((path) => asked.has(path)))
}

async function followingOf(
  parts: Parts,
  applyment: Applyment,
  { link, language }: Asking,
): Promise<Omit<Following, keyof Known>> {
  const { store, now, describe } = parts.deps
  const ways = (await readWays(store.read, [link.clientId], now(), parts.deps)).get(link.clientId)?.ways ?? []
  const way = ways.find(({ channel }) => channel === applyment.channel)
  const told = await toldByText(store.read, link.clientId)
  return given({
    is: 'following' as const,
    sentAt: atIf(link.sent?.at),
    step: way ? stepView(reducedStep(way.nextStep)) : { turn: 'ours' as const },
    reviewDays: way?.plan.published?.['review.waiting'],
    toldAt: told === undefined ? undefined : maskMiddle(told, 3, 4),
    answers: answersOf(link, applyment, subjectTypeOf(describe, applyment), language),
  })
}

function stepView({ dueAt, ...step }: ReducedStep): Following['step'] {
  return { ...step, ...(dueAt && { dueAt: dueAt.toISOString() }) }
}

function answersOf(
  link: ClientLink,
  applyment: Applyment,
  subjectType: SubjectType,
  language: Language,
): Following['answers'] {
  const read = readForm(subjectType, maskForm(subjectType, applyment.form))
  return askedParts(link, subjectType)
    .map(({ label, fields }) => ({
      label: label[language],
      fields: read
        .filter(({ field, value }) => value !== undefined && fields.some(({ path }) => path === field.path))
        .map(({ field, value }) => ({ label: field.label, value: wordsOf(field, listed(value), language) })),
    }))
    .filter(({ fields }) => fields.length > 0)
}

function wordsOf(field: FormField, values: readonly string[], language: Language): string {
  if (isPicture(field)) return language === 'en' ? `${values.length} photo(s)` : `${values.length} 张照片`
  const label = (one: string) => field.options?.find(({ value }) => value === one)?.label[language] ?? one
  return values.map(label).join('、')
}
