import type { NewEvent } from '../events/record-event.ts'
import type { Applyment } from './applyments.ts'

/** How the client's system hears of it: numbers and states, nothing of the form. */
export function applymentEvent(applyment: Applyment): NewEvent {
  const { id, clientId, channel, businessCode, applymentId, state, stateAt, subMchid, objections } = applyment
  return {
    clientId,
    type: 'applyment.state_changed',
    orderKey: id,
    data: {
      id,
      client_id: clientId,
      channel,
      business_code: businessCode,
      ...(applymentId !== undefined && { applyment_id: applymentId }),
      state,
      state_at: stateAt.toISOString(),
      ...(subMchid !== undefined && { sub_mchid: subMchid }),
      objections: objections.map(({ field, fieldName, rejectReason }) => ({
        field,
        field_name: fieldName,
        reject_reason: rejectReason,
      })),
    },
  }
}
