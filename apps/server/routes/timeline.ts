import type { TimelineEntry } from '@ruzhu/domain/timeline/timeline.ts'
import { type Static, Type } from 'typebox'
import { at, given, Id, Instant, OneOf, TextView, textView, View } from '../schemas.ts'

/** One sentence about what happened. */
export const TimelineEntryView = View('TimelineEntry', {
  id: Id('tl'),
  client_id: Id('cl'),
  subject: Type.String(),
  at: Instant,
  source: OneOf(['us', 'client', 'platform', 'client_system', 'system']),
  by: Type.Optional(Type.String()),
  text: TextView,
  detail: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
})

export function timelineEntryView(entry: TimelineEntry): Static<typeof TimelineEntryView> {
  return given({
    id: entry.id,
    client_id: entry.clientId,
    subject: entry.subject,
    at: at(entry.at),
    source: entry.source,
    by: entry.by,
    text: textView(entry.text),
    detail: entry.detail && { ...entry.detail },
  })
}
