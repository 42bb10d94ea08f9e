import type { Deps } from '../deps.ts'
import { refuseProblems } from '../field-check.ts'
import { oweEverybody } from '../journeys/move-next-steps.ts'
import { type Hours, isTimeZone } from './hours.ts'
import type { MessageSettings } from './settings.ts'

/** Other hours move every reminder that is still to come. */
export async function saveSettings(deps: Deps, hours: Hours, by: string): Promise<MessageSettings> {
  refuseProblems({
    time_zone: !isTimeZone(hours.timeZone) && 'a zone by its IANA name, such as Asia/Shanghai',
    to: !(hours.from >= 0 && hours.to <= 24 && hours.from < hours.to) && 'later than `from`, both 0 to 24',
  })
  const settings: MessageSettings = { hours, updatedAt: deps.now(), updatedBy: by }
  await deps.store.transaction(async (tx) => {
    await tx.messages.putSettings(settings)
    await oweEverybody(tx, deps)
  })
  return settings
}
