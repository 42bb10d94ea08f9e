import type { Applyment } from '../applyments/applyments.ts'
import { editable } from '../applyments/states.ts'
import { subjectTypeOf } from '../applyments/subject-types.ts'
import type { OnboardingDeps } from '../deps.ts'
import type { SubjectType } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { ApplymentKey, ClientId } from '../ids.ts'
import { type NewMessage, queueMessage } from '../messages/queue-message.ts'
import type { Records } from '../store.ts'
import { text, textOf } from '../text.ts'
import { DAY_MS, beijingDay, later } from '../time.ts'
import { tell } from '../timeline/tell.ts'
import { type AskedField, type ClientLink, type LinkToken, linkAddress, USUAL_DAYS } from './client-links.ts'
import { askedParts, askedPaths, fieldsOfParts } from './link-scope.ts'
import { plainReason } from './plain-reason.ts'

export type NewLink = {
  clientId: ClientId
  /** The application that is being filled in, where it is not said. */
  applymentId?: ApplymentKey
  /** Only these fields; with `rejected`, only those that the reviewer objects to and that are not settled. */
  fields?: readonly Omit<AskedField, 'said'>[]
  /** Only the fields of these screens, by their keys. */
  parts?: readonly string[]
  rejected?: boolean
  ask: ClientLink['ask']
  days?: number
}

export type OpenedLink = { link: ClientLink; address: string }

/** A link for the client's people; its address is told here, and later only to whoever may hand it over. */
export async function openLink(
  deps: OnboardingDeps,
  input: NewLink,
  { token, markKey }: { token: LinkToken; markKey: string },
  by: string,
): Promise<OpenedLink> {
  const link = await deps.store.transaction(async (tx) => {
    const applyment = await applymentOf(tx, input)
    const subjectType = subjectTypeOf(deps.describe, applyment)
    const fields = fieldsOf(input, applyment, subjectType)
    const now = deps.now()
    const made: ClientLink = {
      id: deps.newId('ln'),
      clientId: input.clientId,
      applymentId: applyment.id,
      ...(fields && { fields }),
      ask: input.ask,
      expiresAt: later(now, (input.days ?? (await usualDays(tx))) * DAY_MS),
      createdBy: by,
      createdAt: now,
      updatedAt: now,
      wrongProofs: 0,
      uploads: 0,
      filled: [],
      markKey,
    }
    await tx.links.insert(made, token)
    const day = beijingDay(made.expiresAt)
    const sentence = fields
      ? text('timeline.link_made_for_fields', { n: fields.length, day })
      : text('timeline.link_made', { day })
    await tell(tx, deps, { clientId: input.clientId, subject: applyment.id, source: 'us', by, text: sentence })
    await queueMessage(tx, deps, await inWords(tx, deps, made, applyment))
    return made
  })
  return { link, address: linkAddress(deps, token) }
}

/** What is asked; all that is for the client to answer where nothing is said. */
function fieldsOf(
  { rejected, parts, fields }: NewLink,
  applyment: Applyment,
  subjectType: SubjectType,
): readonly AskedField[] | undefined {
  if (rejected) return rejectedFields(applyment, subjectType)
  if (parts) refuseUnknownParts(parts, subjectType)
  if (fields) refuseUnknown(fields, subjectType)
  if (!parts) return fields
  const named = new Set(fields?.map(({ path }) => path))
  const ofParts = fieldsOfParts(parts, subjectType).filter((path) => !named.has(path))
  return [...ofParts.map((path) => ({ path })), ...(fields ?? [])]
}

/** Its address is no part of any text: it is put in where the message leaves. */
async function inWords(
  tx: Records,
  { describe }: Pick<OnboardingDeps, 'describe'>,
  { id, clientId }: ClientLink,
  { channel }: Applyment,
): Promise<NewMessage> {
  const client = (await tx.clients.byId(clientId))?.name ?? ''
  const platform = describe(channel)?.label ?? { 'zh-CN': channel, en: channel }
  return {
    kind: 'materials_link',
    key: `link/${id}`,
    to: { client: clientId },
    clientId,
    subject: id,
    title: text('message.materials_link_title', { client }),
    body: textOf('message.materials_link_body', { platform }, { client }),
    href: id,
  }
}

async function usualDays(tx: Records): Promise<number> {
  return (await tx.messages.settings()).linkDays ?? USUAL_DAYS
}

async function applymentOf(tx: Records, { clientId, applymentId }: NewLink): Promise<Applyment> {
  if (!(await tx.clients.byId(clientId))) throw new AppError('NOT_FOUND', { id: clientId })
  const all = await tx.applyments.ofClients([clientId])
  if (applymentId !== undefined) {
    const named = all.find(({ id }) => id === applymentId)
    if (!named) throw new AppError('NOT_FOUND', { id: applymentId })
    if (!editable(named.state)) throw new AppError('APPLYMENT_LOCKED', { id: applymentId, state: named.state })
    return named
  }
  const open = all.filter(({ state }) => editable(state))
  const [only] = open
  if (!only) throw new AppError('LINK_WITHOUT_APPLYMENT', { client_id: clientId })
  if (open.length > 1) {
    refuseProblems({ applyment_id: `one of ${open.map(({ id }) => id).join(', ')}` })
  }
  return only
}

/** What the reviewer objects to and nobody has settled, each with its reason. What names no field is for us to answer. */
function rejectedFields(applyment: Applyment, subjectType: SubjectType): readonly AskedField[] {
  const all = subjectType.steps.flatMap(({ fields }) => fields)
  const asked = applyment.objections.flatMap(({ path, rejectReason, kept }): AskedField[] => {
    const field = kept ? undefined : all.find((one) => one.path === path)
    return field ? [{ path: field.path, reason: plainReason(field, rejectReason), said: rejectReason }] : []
  })
  if (asked.length === 0) throw new AppError('LINK_WITHOUT_FIELDS', { applyment_id: applyment.id })
  return oncePerPath(asked)
}

/** Two objections to one field are one place to mend, with both of their words. */
function oncePerPath(asked: readonly AskedField[]): readonly AskedField[] {
  return asked
    .filter(({ path }, i) => asked.findIndex((other) => other.path === path) === i)
    .map((field) => {
      const said = asked.filter(({ path }) => path === field.path).flatMap((one) => one.said ?? [])
      return { ...field, said: said.join('；') }
    })
}

function refuseUnknownParts(parts: readonly string[], subjectType: SubjectType): void {
  const known = askedParts({}, subjectType).map(({ key }) => key)
  refuseProblems(
    Object.fromEntries(parts.map((key, i) => [`parts/${i}`, !known.includes(key) && `one of ${known.join(', ')}`])),
  )
}

function refuseUnknown(fields: readonly AskedField[], subjectType: SubjectType): void {
  const known = askedPaths({ fields }, subjectType)
  refuseProblems(
    Object.fromEntries(
      fields.map(({ path }, i) => [`fields/${i}`, !known.has(path) && `${path} is no field of this form`]),
    ),
  )
}
