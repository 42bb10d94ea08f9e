import type { Kysely } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'
import * as foundation from './0001-foundation.ts'
import * as grants from './0002-grants.ts'
import * as journeys from './0003-journeys.ts'
import * as notifyAddresses from './0004-notify-addresses.ts'
import * as directMethods from './0005-direct-methods.ts'
import * as manyClients from './0011-many-clients.ts'
import * as clientLinks from './0012-client-links.ts'
import * as messages from './0013-messages.ts'
import * as numbers from './0014-numbers.ts'
import * as begunApplyments from './0016-begun-applyments.ts'
import * as settlementAccounts from './0017-settlement-accounts.ts'
import * as keyLives from './0018-key-lives.ts'
import * as gatewayRefusals from './0019-gateway-refusals.ts'
import * as permissionsOfGrants from './0020-permissions-of-grants.ts'
import * as longerGrams from './0021-longer-grams.ts'
import * as linkCodes from './0022-link-codes.ts'
import * as checks from './0015-checks.ts'

export type Migration = { name: string; up: (db: Kysely<MigrationTables>, engine: EngineName) => Promise<void> }

/** In order, for ever: one that has been released is never changed, a mistake is mended by the next. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-foundation', up: foundation.up },
  { name: '0002-grants', up: grants.up },
  { name: '0003-journeys', up: journeys.up },
  { name: '0004-notify-addresses', up: notifyAddresses.up },
  { name: '0005-direct-methods', up: directMethods.up },
  { name: '0011-many-clients', up: manyClients.up },
  { name: '0012-client-links', up: clientLinks.up },
  { name: '0013-messages', up: messages.up },
  { name: '0014-numbers', up: numbers.up },
  { name: '0015-checks', up: checks.up },
  { name: '0016-begun-applyments', up: begunApplyments.up },
  { name: '0017-settlement-accounts', up: settlementAccounts.up },
  { name: '0018-key-lives', up: keyLives.up },
  { name: '0019-gateway-refusals', up: gatewayRefusals.up },
  { name: '0020-permissions-of-grants', up: permissionsOfGrants.up },
  { name: '0021-longer-grams', up: longerGrams.up },
  { name: '0022-link-codes', up: linkCodes.up },
]
