import { may, type Permission as Right } from '../access/may.ts'
import type { Reader } from '../access/reader.ts'
import type { Applyment, Submission } from '../applyments/applyments.ts'
import { readForm } from '../applyments/form.ts'
import { findSubjectType } from '../applyments/subject-types.ts'
import type { CheckRun } from '../checks/checks.ts'
import type { Client } from '../clients/clients.ts'
import type { Describe } from '../descriptor.ts'
import type { Grant } from '../grants/grants.ts'
import type { ClientId, MethodId } from '../ids.ts'
import { type ClientProgress, readChecklist } from '../journeys/read-next-step.ts'
import type { KeyLife } from '../keys/keys.ts'
import { inOrder, type PaymentMethod } from '../methods/methods.ts'
import { TRIAL_DESCRIPTION } from '../methods/start-trial.ts'
import type { Payment } from '../payments/payments.ts'
import type { Permission } from '../permissions/permissions.ts'
import type { AccountOutline } from '../providers/providers.ts'
import type { Settlement } from '../settlement/settlement.ts'
import type { Records } from '../store.ts'
import type { Sentence } from '../text.ts'
import type { TimelineEntry } from '../timeline/timeline.ts'

/** Parts that not everybody may read who may read of clients; the rest is open to them. */
export const GUARDED_PARTS = ['methods', 'keys'] as const
export type GuardedPart = (typeof GUARDED_PARTS)[number]
const NEEDED: Readonly<Record<GuardedPart, Right>> = { methods: 'methods.read', keys: 'client_accounts.read' }

/** What was signed, granted, set up, tried and confirmed for a client, as our records have it. No secret is part of it. */
export type Evidence = {
  client: Client
  applyments: readonly SignedApplyment[]
  permissions: readonly Permission[]
  settlements: readonly Settlement[]
  grants: readonly Omit<Grant, 'token' | 'refreshToken'>[]
  accounts: readonly AccountOutline[]
  /** Of those accounts, apps and grants; what is gone is left out. */
  keys: readonly KeyLife[]
  methods: readonly PaymentMethod[]
  /** Of each method the last that has ended. */
  checks: ReadonlyMap<MethodId, CheckRun>
  trials: readonly Payment[]
  progress: ClientProgress
  /** What people did, the newest first. */
  doings: readonly TimelineEntry[]
  /** What its reader may not see. */
  leftOut: readonly GuardedPart[]
}
export type SignedApplyment = {
  applyment: Omit<Applyment, 'form'>
  /** Rules and rates that were applied for, in the form's own words. */
  terms: readonly { label: Sentence; value: string; means?: Sentence }[]
  submissions: readonly Omit<Submission, 'form'>[]
}

const TRIALS_LOOKED_AT = 100
export const TRIALS_SHOWN = 20
const DOINGS_SHOWN = 100

export async function readEvidence(
  read: Records,
  clientId: ClientId,
  now: Date,
  reader: Reader,
): Promise<Evidence | undefined> {
  const client = await read.clients.byId(clientId)
  const progress = client && (await readChecklist(read, clientId, now, reader))
  if (!progress) return undefined
  const leftOut = GUARDED_PARTS.filter((part) => !may(reader.caller, NEEDED[part], reader.environment))
  const methods = leftOut.includes('methods') ? [] : inOrder(await read.methods.ofClients([clientId]))
  const grants = await read.grants.ofClients([clientId])
  const accounts = await accountsOf(read, clientId, methods)
  const holders = [...accounts.map(({ id }) => id), ...appsOf(methods), ...grants.map(({ id }) => id)]
  const [permissions, settlements, keys, trials, checks, timeline] = await Promise.all([
    read.permissions.ofClients([clientId]),
    read.settlements.ofClients([clientId]),
    leftOut.includes('keys') ? [] : read.keys.ofHolders(holders),
    trialsOf(read, clientId),
    read.checks.latest(methods.map(({ id }) => id)),
    read.timeline.ofClient(clientId, { limit: DOINGS_SHOWN }),
  ])
  return {
    client,
    applyments: await signed(read, clientId, reader.describe),
    permissions,
    settlements,
    grants: grants.map(({ token: _token, refreshToken: _refresh, ...grant }) => grant),
    accounts,
    keys,
    methods,
    checks,
    trials,
    progress,
    doings: timeline.rows.filter(({ by, text }) => by !== undefined && text.key !== 'timeline.note'),
    leftOut,
  }
}

async function signed(read: Records, clientId: ClientId, describe: Describe): Promise<SignedApplyment[]> {
  const applyments = await read.applyments.ofClients([clientId])
  return Promise.all(
    applyments.map(async ({ form, ...applyment }) => ({
      applyment,
      terms: termsOf({ ...applyment, form }, describe),
      submissions: (await read.applyments.submissions(applyment.id)).map(
        ({ form: _form, ...submission }) => submission,
      ),
    })),
  )
}

/** The step of a form whose answers are the terms that the merchant agrees to. */
const TERMS_STEP = 'settlement'

function termsOf({ channel, subjectType, form }: Applyment, describe: Describe): SignedApplyment['terms'] {
  const subject = findSubjectType(describe, channel, subjectType)
  if (!subject) return []
  return readForm(subject, form).flatMap(({ step, field, value }) => {
    if (step.key !== TERMS_STEP || field.sensitive || typeof value !== 'string' || field.kind === 'picture') return []
    const chosen =
      field.options?.find((option) => option.value === value)?.label ?? (field.fixed ? field.help : undefined)
    return [{ label: field.label, value, ...(chosen && { means: chosen }) }]
  })
}

async function accountsOf(read: Records, clientId: ClientId, methods: readonly PaymentMethod[]) {
  const own = await read.providers.ofClients([clientId])
  const others = [...new Set(methods.map(({ providerId }) => providerId))].filter(
    (id) => !own.some((one) => one.id === id),
  )
  return [...(await read.providers.outlines(others)), ...own]
}

function appsOf(methods: readonly PaymentMethod[]): string[] {
  return methods.flatMap(({ id, apps }: { id: MethodId; apps: PaymentMethod['apps'] }) =>
    apps.map(({ kind }) => `${id}/${kind}`),
  )
}

async function trialsOf(read: Records, clientId: ClientId): Promise<Payment[]> {
  const { rows } = await read.payments.page({ clientId, limit: TRIALS_LOOKED_AT })
  return rows.filter(({ description }) => description === TRIAL_DESCRIPTION).slice(0, TRIALS_SHOWN)
}
