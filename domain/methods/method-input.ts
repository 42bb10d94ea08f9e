import { RULES } from '../applyments/rules.ts'
import type { ChannelDescriptor } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import { isPlainText, refuseProblems } from '../field-check.ts'
import { say } from '../text.ts'
import type { PaymentMethod } from './methods.ts'

/** What can be wrong with a method whatever its state. */
export function checkMethod(
  { name, scenes, subAppid }: Pick<PaymentMethod, 'name' | 'scenes' | 'subAppid'>,
  channel: ChannelDescriptor,
): void {
  const nameProblem = RULES.method_name(name)
  const appidProblem = subAppid === undefined ? undefined : RULES[channel.appid](subAppid)
  const known = channel.scenes.map(({ scene }) => scene)
  refuseProblems({
    name: nameProblem ? say(nameProblem.message, 'en') : !isPlainText(name) && 'one line',
    scenes:
      (scenes.length === 0 || new Set(scenes).size !== scenes.length || scenes.some((one) => !known.includes(one))) &&
      `at least one of ${known.join(', ')}, each once`,
    sub_appid: appidProblem && say(appidProblem.message, 'en'),
  })
}

/** What its scenes need besides, before anybody can pay there. */
export function checkNeeds({ scenes, subAppid }: PaymentMethod, channel: ChannelDescriptor): void {
  const needing = channel.scenes.filter(({ scene, needs }) => scenes.includes(scene) && needs.includes('sub_appid'))
  refuseProblems({
    sub_appid:
      subAppid === undefined && needing.length > 0 && `needed for ${needing.map(({ scene }) => scene).join(', ')}`,
  })
}

export function describedChannel(descriptor: ChannelDescriptor | undefined, channel: string): ChannelDescriptor {
  if (!descriptor) throw new AppError('NOT_FOUND', { channel })
  return descriptor
}
