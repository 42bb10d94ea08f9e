import { descriptor } from '@ruzhu/channels/wechatpay/descriptor.ts'
import type { FieldPath } from '@ruzhu/domain/applyments/applyments.ts'
import { checkApplyment } from '@ruzhu/domain/applyments/check-applyment.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from './onboarding/desk.ts'
import { randomForm } from './onboarding/random-form.ts'

/** Our pre-check against the gateway's own rules, on forms that nobody wrote: half right, half wrong. */

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk('differential')
})
afterAll(() => desk.close())

const FORMS = 200

describe.each(descriptor.subjectTypes.map((type): [string, SubjectType] => [type.type, type]))(
  '%s',
  (_type, subjectType) => {
    test('what passes our check is accepted, and each field that the gateway refuses is one that we named', async () => {
      const accepted: boolean[] = []
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat()), async (dice) => {
          const form = randomForm(subjectType, dice, desk)
          const { must } = checkApplyment({ form, objections: [] }, subjectType, { today: beijingDay(new Date()) })
          const seen = await desk.submit(subjectType, form)
          if (must.length === 0) expect(seen).toMatchObject({ state: 'accepted' })
          accepted.push(seen.state === 'accepted')
          if (seen.state !== 'refused') return
          const refused = fieldOf(seen.refusal.message)
          const named = must.map(({ path }) => path ?? '')
          const meant = [...behind(subjectType, refused)]
          expect(
            named.some((path) => meant.includes(path)),
            `${seen.refusal.message} ${named.join()}`,
          ).toBe(true)
        }),
        { numRuns: FORMS, seed: 20261124 },
      )
      // a generator whose forms all fail, or all pass, would show nothing
      expect(new Set(accepted).size).toBe(2)
    }, 60_000)
  },
)

/** Refused before it was sent, with its path in front; or `输入源“/body/contact_info/contact_name”映射到…` names `contact_info.contact_name`. */
function fieldOf(message: string): FieldPath {
  const [, sent, unsent] = /\/body\/([^”]+)”|^([\w.]+)：/.exec(message) ?? []
  return sent?.replaceAll('/', '.') ?? unsent ?? message
}

/** The fields of ours that a refusal may be about, with the questions that open them. */
function behind({ steps }: SubjectType, refused: FieldPath): Set<FieldPath> {
  const fields = steps.flatMap((step) => step.fields)
  const meant = new Set(fields.map(({ path }) => path).filter((path) => covers(refused, path)))
  for (const path of meant)
    for (const field of fields) if (field.path === path && field.when) meant.add(field.when.path)
  return meant
}

/** The gateway names the object that is missing, a place in a list, or one of two AppIDs; we name the field itself. */
function covers(refused: FieldPath, named: FieldPath): boolean {
  const list = refused.replace(/\.\d+$/, '')
  const other = refused.replace(/_appid$/, '_sub_appid')
  return (
    named === refused ||
    named === list ||
    named === other ||
    named.replace(/\.\d+\./, '.') === refused ||
    named.startsWith(`${refused}.`)
  )
}
