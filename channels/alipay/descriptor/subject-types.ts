import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { AGENT } from './agent.ts'
import { INTEOP } from './inteop.ts'
import { ZFT } from './zft.ts'

/** The applications that Alipay takes from us: contracts for merchants in two generations, and merchants of a platform. */
export const SUBJECT_TYPES: readonly SubjectType[] = [AGENT, INTEOP, ...ZFT]
