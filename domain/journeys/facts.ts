import type { Applyment } from '../applyments/applyments.ts'
import { type Answer, readForm } from '../applyments/form.ts'
import { checkApplyment } from '../applyments/check-applyment.ts'
import { findSubjectType } from '../applyments/subject-types.ts'
import type { Client } from '../clients/clients.ts'
import type { ChannelDescriptor, Describe } from '../descriptor.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import type { Scene } from '../payments/payments.ts'
import { beijingDay } from '../time.ts'

/** What is true of one client at one platform; everything that its journey depends on, and nothing else. */
export type Facts = {
  client: Client
  channel: string
  /** Our own account there has been set up, and was answered by the platform when it was saved. */
  hasProvider: boolean
  applyment?: Applyment
  /** Of a form that may be changed: places that are empty, and places that are filled in wrongly. */
  missing: number
  wrong: number
  /** Name of the super admin, as typed. */
  superAdmin?: string
  /** AppIDs in the application: its approval links them by itself. */
  appidsApplied: readonly string[]
  /** Scenes that are paid in an AppID of the client's own, of those wanted or set up. */
  appidScenes: readonly Scene[]
  method?: PaymentMethod
  /** Payments of the method that were paid. */
  paid: number
}

export type Rows = {
  client: Client
  applyments: readonly Applyment[]
  methods: readonly PaymentMethod[]
  hasProvider: boolean
  paidOf: (method: PaymentMethod) => number
}

export function factsOf(channel: string, rows: Rows, describe: Describe, now: Date): Facts {
  const { client, hasProvider } = rows
  const applyment = current(rows.applyments.filter((one) => one.channel === channel))
  const method = foremost(rows.methods.filter((one) => one.channel === channel))
  const { answers, ...form } = applyment ? formFacts(applyment, describe, now) : NO_FORM
  const scenes =
    method?.scenes ?? client.wants.filter((want) => want.channel === channel).flatMap((want) => want.scenes)
  const superAdmin = answers.find(({ field }) => field.means === 'super_admin')?.value
  return {
    client,
    channel,
    hasProvider,
    ...form,
    ...(applyment && { applyment }),
    ...(typeof superAdmin === 'string' && { superAdmin }),
    appidsApplied: answers.flatMap(({ field, value }) =>
      field.rule === 'appid' && typeof value === 'string' ? [value] : [],
    ),
    appidScenes: scenesWithAppid(describe(channel), scenes),
    ...(method && { method }),
    paid: method ? rows.paidOf(method) : 0,
  }
}

const NO_FORM: FormFacts = { answers: [], missing: 0, wrong: 0 }
type FormFacts = Pick<Facts, 'missing' | 'wrong'> & { answers: readonly Answer[] }

function formFacts(applyment: Applyment, describe: Describe, now: Date): FormFacts {
  const subjectType = findSubjectType(describe, applyment.channel, applyment.subjectType)
  if (!subjectType) return NO_FORM
  const { must } = checkApplyment(applyment, subjectType, { today: beijingDay(now) })
  const missing = must.filter(({ rule }) => rule === 'required').length
  return { answers: readForm(subjectType, applyment.form), missing, wrong: must.length - missing }
}

/** The newest one that is not cancelled; where all are, the newest. */
function current(applyments: readonly Applyment[]): Applyment | undefined {
  const newestFirst = applyments.toSorted((a, b) => (a.id < b.id ? 1 : -1))
  return newestFirst.find(({ state }) => state !== 'canceled') ?? newestFirst[0]
}

/** The one that is furthest: in use, else being prepared, else switched off. */
function foremost(methods: readonly PaymentMethod[]): PaymentMethod | undefined {
  const order = { active: 0, draft: 1, disabled: 2 }
  return methods.toSorted((a, b) => order[a.state] - order[b.state] || (a.id < b.id ? -1 : 1))[0]
}

function scenesWithAppid(descriptor: ChannelDescriptor | undefined, scenes: readonly Scene[]): readonly Scene[] {
  const needing = descriptor?.scenes.filter(({ needs }) => needs.includes('sub_appid')).map(({ scene }) => scene) ?? []
  return needing.filter((scene) => scenes.includes(scene))
}
