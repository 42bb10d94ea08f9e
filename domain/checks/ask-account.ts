import type { Channel } from '../channel.ts'
import type { ChannelDescriptor } from '../descriptor.ts'
import type { CheckPassport } from '../providers/passport.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import type { RunCheck } from './asking.ts'
import { carryOut } from './carry-out.ts'
import { checkMaterial, MATERIAL_CHECKS } from './check-material.ts'
import { type CheckResult, failedIn } from './checks.ts'
import { type CheckOffer, planAccountChecks } from './offers.ts'

/** An account as it stands, or as it is to be, and how it is opened. */
export type CheckedAccount = {
  account: ProviderAccount
  descriptor: ChannelDescriptor
  open: (account: ProviderAccount) => Promise<Channel>
}
type Parts = { passport: CheckPassport; now: () => Date }

/** Checks what an account can be asked about by itself, with the keys that stand in it, and keeps nothing of it. */
export async function askAccount(parts: Parts, checked: CheckedAccount): Promise<readonly CheckResult[]> {
  const { account, descriptor, open } = checked
  const { now } = parts
  let opened: Promise<Channel> | undefined
  const run = askingInTurn(parts, checked, async () => {
    opened = open(account)
    return (await opened).accountChecks?.({ account, now })
  })
  try {
    return await carryOut(planAccountChecks(offersOf(descriptor)), { run, explain: descriptor.explain, now })
  } finally {
    // what could not be opened was told as a result
    const [channel] = await Promise.allSettled([opened])
    if (channel.status === 'fulfilled') await channel.value?.close?.()
  }
}

/** Which of them fail with these keys, and do not with those: what fails with both is no fault of the change. */
export function newFailures(after: readonly CheckResult[], before: readonly CheckResult[]): readonly CheckResult[] {
  const failedBefore = new Set(failedIn({ results: before }).map(({ name }) => name))
  return failedIn({ results: after }).filter(({ name }) => !failedBefore.has(name))
}

/** Every check that there is on a channel but for that of our own address, in the order in which they are done. */
export function offersOf({ checks }: Pick<ChannelDescriptor, 'checks'>): readonly CheckOffer[] {
  const material = MATERIAL_CHECKS.map(({ name }) => name)
  // with keys that cannot be read nobody can be asked
  const asked = checks.map((check) => (check.manual ? check : { ...check, after: [...material, ...check.after] }))
  return [...MATERIAL_CHECKS, ...asked]
}

/** Who does which check. The channel is opened when the first of its own is due: with broken keys it cannot be. */
export function askingInTurn(
  { passport, now }: Parts,
  { account, descriptor }: Pick<CheckedAccount, 'account' | 'descriptor'>,
  openChecks: () => Promise<RunCheck | undefined>,
): RunCheck {
  const material = checkMaterial(passport, { account, descriptor, now: now() })
  let asked: Promise<RunCheck | undefined> | undefined
  return async (name) => {
    if (MATERIAL_CHECKS.some((check) => check.name === name)) return material(name)
    asked ??= openChecks()
    const run = await asked
    return run ? run(name) : { state: 'skipped', reason: NOT_ASKED }
  }
}

const NOT_ASKED = { 'zh-CN': '这个渠道还不能检测这一项', en: 'This channel cannot check it yet' }
