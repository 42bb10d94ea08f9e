import type { Instant } from '../../contract/simulator.ts'

/** A merchant that a platform sells for (直付通二级商户), from its application on. */
export type Indirect = {
  readonly orderId: string
  readonly externalId: string
  /** The platform's account. */
  readonly pid: string
  readonly platformAppId: string
  readonly name: string
  readonly applyType: string
  readonly form: Readonly<Record<string, unknown>>
  readonly appliedAt: Instant
  /** 031 in review, 99 done, -1 failed. */
  readonly status: '031' | '99' | '-1'
  readonly riskAudit: 'CREATE' | 'SKIP' | 'PASS' | 'REJECT'
  readonly qualificationAudit: 'CREATE' | 'SKIP' | 'PASS' | 'REJECT'
  readonly confirmation: 'CREATE' | 'SKIP' | 'FAIL' | 'NOT_CONFIRM' | 'FINISH'
  readonly reason?: string
  readonly smid?: string
  readonly cardAliasNo?: string
}
