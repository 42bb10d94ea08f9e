import type { Deps } from '../deps.ts'
import { refuseProblems } from '../field-check.ts'
import { oweEverybody } from '../journeys/move-next-steps.ts'
import { LONGEST_DAYS } from '../links/client-links.ts'
import { isTimeZone } from './hours.ts'
import type { MessageSettings } from './settings.ts'

/** Other hours move every reminder that is still to come; links that were made keep their days. */
export async function saveSettings(
  deps: Deps,
  { hours, linkDays }: Pick<MessageSettings, 'hours' | 'linkDays'>,
  by: string,
): Promise<MessageSettings> {
  refuseProblems({
    link_days: linkDays !== undefined && !(linkDays >= 1 && linkDays <= LONGEST_DAYS) && `1 to ${LONGEST_DAYS} days`,
    time_zone: !isTimeZone(hours.timeZone) && 'a zone by its IANA name, such as Asia/Shanghai',
    to: !(hours.from >= 0 && hours.to <= 24 && hours.from < hours.to) && 'later than `from`, both 0 to 24',
  })
  const settings: MessageSettings = {
    hours,
    ...(linkDays !== undefined && { linkDays }),
    updatedAt: deps.now(),
    updatedBy: by,
  }
  await deps.store.transaction(async (tx) => {
    await tx.messages.putSettings(settings)
    await oweEverybody(tx, deps)
  })
  return settings
}
