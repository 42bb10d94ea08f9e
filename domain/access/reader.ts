import type { Describe } from '../descriptor.ts'
import type { Caller } from './access.ts'
import type { Workdays } from '../workdays.ts'
import type { Environment } from './may.ts'

/** Who looks at something that is worded for its reader, what the channels say of themselves, and the calendar. */
export type Reader = { caller: Caller; environment: Environment; describe: Describe; workdays: Workdays }
