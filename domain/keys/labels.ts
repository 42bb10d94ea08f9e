import type { AccountField } from '../descriptor.ts'
import type { Sentence } from '../text.ts'
import { TEXTS } from '../texts.ts'
import type { KeyLife, KeyPiece } from './keys.ts'

/** What keys are called that belong to no account. */
export const OTHER_LABELS: Readonly<Record<string, Sentence>> = {
  app_auth_token: TEXTS['keys.grant_token'],
  webhook_secret: TEXTS['keys.webhook_secret'],
  app_secret: TEXTS['keys.app_secret'],
}

/** What people call the field in which a key stands; `fields` of its account, where it belongs to one. */
export function pieceLabel(
  { part }: Pick<KeyLife, 'part'>,
  { field }: Pick<KeyPiece, 'field'>,
  fields: readonly Pick<AccountField, 'name' | 'label'>[],
): Sentence | undefined {
  return fields.find(({ name }) => name === field)?.label ?? OTHER_LABELS[part]
}
