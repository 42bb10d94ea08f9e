import type { Describe } from '../descriptor.ts'
import type { Caller } from './access.ts'
import type { Environment } from './may.ts'

/** Who looks at something that is worded for its reader, and what the channels say of themselves. */
export type Reader = { caller: Caller; environment: Environment; describe: Describe }
