import type { SubmissionAid } from '@ruzhu/domain/applyments/gateway.ts'

/** For gateways that give no number before a form is handed in, and take pictures before it. */
export const NO_AID: SubmissionAid = {
  begun: (number) => Promise.reject(new Error(`nobody expected ${number} to be begun`)),
  picture: (id) => Promise.reject(new Error(`nobody expected picture ${id} to be asked for`)),
}
