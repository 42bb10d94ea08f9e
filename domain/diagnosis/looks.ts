/**
 * What a situation has us look up in our own records, named by what would be true there. Each is answered by one function
 * named in `evidence.ts`, the same for every channel.
 */
export const LOOKS = [
  'paid', // the payment is paid with us
  'closed', // it is closed with us
  'absent', // the gateway never took the order
  'expired', // the time to pay is over
  'number_used', // the order number stands for something else
  'nothing_to_refund', // less is left than is asked for
  'apps', // an AppID is not one of the method's
  'merchant', // another merchant number than the method's
  'payer', // the payer belongs to another AppID, or is missing
  'scene', // the method has no such scene
  'method', // the method is not switched on
  'grant', // the merchant's authorisation is over
  'certificate', // a certificate of the account has ended
  'serial', // a serial number is not one of the account's
  'signing_keys', // which keys stand in the account since when
  'sealed_notices', // notifications that could not be opened
  'unsigned_notices', // notifications whose signature did not fit
  'clock', // the clocks differ
  'applyment', // how the application stands
] as const
export type Look = (typeof LOOKS)[number]
