import type { EngineName } from '../context.ts'

/**
 * The tables of better-auth 1.7 for e-mail and password, in its own names. It writes instants as ISO text and booleans as
 * 0 and 1 on SQLite, and as timestamptz and boolean on PostgreSQL.
 * https://www.better-auth.com/docs/concepts/database#core-schema
 */
export function authTables(engine: EngineName): readonly string[] {
  const { instant, flag } =
    engine === 'sqlite' ? { instant: 'date', flag: 'integer' } : { instant: 'timestamptz', flag: 'boolean' }
  return [
    `create table "user" (
      "id" text not null primary key,
      "name" text not null,
      "email" text not null unique,
      "emailVerified" ${flag} not null,
      "image" text,
      "createdAt" ${instant} not null default current_timestamp,
      "updatedAt" ${instant} not null default current_timestamp
    )`,
    `create table "session" (
      "id" text not null primary key,
      "expiresAt" ${instant} not null,
      "token" text not null unique,
      "createdAt" ${instant} not null default current_timestamp,
      "updatedAt" ${instant} not null,
      "ipAddress" text,
      "userAgent" text,
      "userId" text not null references "user" ("id") on delete cascade
    )`,
    'create index "session_userId_idx" on "session" ("userId")',
    `create table "account" (
      "id" text not null primary key,
      "accountId" text not null,
      "providerId" text not null,
      "userId" text not null references "user" ("id") on delete cascade,
      "accessToken" text,
      "refreshToken" text,
      "idToken" text,
      "accessTokenExpiresAt" ${instant},
      "refreshTokenExpiresAt" ${instant},
      "scope" text,
      "password" text,
      "createdAt" ${instant} not null default current_timestamp,
      "updatedAt" ${instant} not null
    )`,
    'create index "account_userId_idx" on "account" ("userId")',
    `create table "verification" (
      "id" text not null primary key,
      "identifier" text not null,
      "value" text not null,
      "expiresAt" ${instant} not null,
      "createdAt" ${instant} not null default current_timestamp,
      "updatedAt" ${instant} not null default current_timestamp
    )`,
    'create index "verification_identifier_idx" on "verification" ("identifier")',
  ]
}
