import { text } from '@ruzhu/domain/text.ts'
import type { TimelineEntry } from '@ruzhu/domain/timeline/timeline.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('timeline', (given) => {
  test('entries come back newest first, of a client and of an object', async () => {
    const { store, a, clock } = given()
    const clientId = a.newId('cl')
    const subject = a.newId('pay')
    const entry = (changes: Partial<TimelineEntry>): TimelineEntry => {
      const at = clock.pass(1)
      return {
        id: a.newId('tl'),
        clientId,
        subject,
        at,
        source: 'platform',
        text: text('timeline.payment_closed'),
        ...changes,
      }
    }
    const first = entry({})
    const second = entry({ source: 'us', by: '林晓', subject: clientId })
    const third = entry({
      text: text('timeline.event_delivered', { type: 'payment.paid' }),
      detail: { status: 204, request_id: '08F78FD7' },
    })
    await store.transaction(async (tx) => {
      for (const one of [first, second, third]) await tx.timeline.append(one)
    })
    const { ofClient, ofSubject } = store.read.timeline
    expect(await ofClient(clientId, { limit: 2 })).toEqual({ rows: [third, second], next: second.id })
    expect(await ofClient(clientId, { limit: 2, after: second.id })).toEqual({ rows: [first] })
    expect((await ofSubject(subject, { limit: 9 })).rows).toEqual([third, first])
  })
})
