import { RULES } from '../applyments/rules.ts'
import type { ChannelDescriptor } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import { isPlainText, refuseProblems } from '../field-check.ts'
import { sayInBoth } from '../text.ts'
import { kindsFor } from './apps.ts'
import type { PaymentMethod } from './methods.ts'

/** What can be wrong with a method whatever its state. */
export function checkMethod(
  { name, scenes, apps }: Pick<PaymentMethod, 'name' | 'scenes' | 'apps'>,
  channel: ChannelDescriptor,
): void {
  const nameProblem = RULES.method_name(name)
  const known = channel.scenes.map(({ scene }) => scene)
  const kinds = channel.apps.map(({ kind }) => kind)
  const appids = apps.map(({ appid }, place) => {
    const problem = RULES[channel.appid](appid)
    return [`apps/${place}/appid`, problem && sayInBoth(problem.message)] as const
  })
  refuseProblems({
    name: nameProblem ? sayInBoth(nameProblem.message) : !isPlainText(name) && 'one line',
    scenes: !isSome(scenes, known) && `at least one of ${known.join(', ')}, each once`,
    apps:
      apps.length > 0 &&
      !isSome(
        apps.map(({ kind }) => kind),
        kinds,
      ) &&
      `of ${kinds.join(', ')} each once`,
    ...Object.fromEntries(appids),
  })
}

/** What its scenes need besides, before anybody can pay there. */
export function checkNeeds({ scenes, apps, mode }: PaymentMethod, channel: ChannelDescriptor): void {
  const missing = channel.scenes.filter(({ scene, app }) => {
    const isNeeded = app === 'always' || (app === 'direct' && mode === 'direct')
    return isNeeded && scenes.includes(scene) && !apps.some(({ kind }) => kindsFor(scene).includes(kind))
  })
  const told = missing.map(({ scene }) => `${kindsFor(scene)[0]} needed for ${scene}`)
  refuseProblems({ apps: told.length > 0 && told.join(', ') })
}

export function describedChannel(descriptor: ChannelDescriptor | undefined, channel: string): ChannelDescriptor {
  if (!descriptor) throw new AppError('NOT_FOUND', { channel })
  return descriptor
}

function isSome<Word>(words: readonly Word[], known: readonly Word[]): boolean {
  return words.length > 0 && new Set(words).size === words.length && words.every((word) => known.includes(word))
}
