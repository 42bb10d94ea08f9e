import { RULES, type RuleName } from '../applyments/rules.ts'
import { characters, isPlainText, refuseProblems } from '../field-check.ts'
import { SCENES } from '../payments/payments.ts'
import { isMailAddress } from '../messages/mail-address.ts'
import { sayInBoth } from '../text.ts'
import { beijingDay } from '../time.ts'
import type { Describe } from '../descriptor.ts'
import type { Client, Want } from './clients.ts'
import { CONTACT_PHONE } from './contact-phone.ts'

export type ClientInput = Pick<
  Client,
  'name' | 'contactName' | 'contactPhone' | 'contactEmail' | 'shortName' | 'creditCode' | 'wants'
>

const WANTS_LIMIT = 10

/** Refuses what cannot be right, by the same rules as the form has later. Reserved words are left to the form. */
export function checkClient(client: ClientInput, describe: Describe, now: Date): void {
  const { name, contactName, contactPhone, contactEmail, shortName, creditCode, wants } = client
  const broken = (rule: RuleName, value: string) => {
    const problem = RULES[rule](value, beijingDay(now))
    return problem?.level === 'must' && sayInBoth(problem.message)
  }
  refuseProblems({
    name: !isLine(name, 128) && '1 to 128 characters on one line',
    contact_name: !isLine(contactName, 100) && '1 to 100 characters on one line',
    contact_phone: broken(CONTACT_PHONE, contactPhone),
    contact_email: contactEmail !== undefined && !isMailAddress(contactEmail) && 'an address of mail',
    short_name: shortName !== undefined && !isLine(shortName, 64) && '1 to 64 characters on one line',
    credit_code: creditCode !== undefined && broken('credit_code', creditCode),
    wants:
      (wants.length > WANTS_LIMIT || wants.some((want) => !isKnown(want, describe))) &&
      'channels, scenes and journeys of GET /v1/channels',
    ...(new Set(wants.map(({ channel }) => channel)).size < wants.length && { wants: 'each channel once' }),
  })
}

function isKnown({ channel, scenes, path }: Want, describe: Describe): boolean {
  const descriptor = describe(channel)
  if (!descriptor || !scenes.every((scene) => SCENES.includes(scene))) return false
  return path === undefined || descriptor.journeys.clients.some(({ key }) => key === path)
}

function isLine(value: string, longest: number): boolean {
  return value.trim() !== '' && value === value.trim() && characters(value) <= longest && isPlainText(value)
}
