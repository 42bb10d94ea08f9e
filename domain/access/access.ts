import type { ApiKeyId, ClientId, UserId } from '../ids.ts'

export type Role = 'administrator' | 'operator' | 'developer' | 'finance' | 'reader'

/** Who asks: a person with a role, or a program with a key that may be bound to one client. */
export type Caller =
  | { kind: 'person'; userId: UserId; name: string; role: Role }
  | { kind: 'program'; apiKeyId: ApiKeyId; name: string; clientId?: ClientId }

/** Only the hash of a key is kept; the key itself is shown once. */
export type ApiKey = {
  id: ApiKeyId
  name: string
  clientId?: ClientId
  hash: string
  /** First characters, so that a person can tell keys apart. */
  hint: string
  createdAt: Date
  createdBy: string
  revokedAt?: Date
}

export type Member = { userId: UserId; email: string; name: string; role: Role }
