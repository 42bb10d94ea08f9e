import type { NotificationOrder } from '../../contract/simulator.ts'
import { combineObject, tradesOf } from './combine.ts'
import type { Merchant } from './merchants.ts'
import { refundNotice } from './refund.ts'
import { returnNotice, shareNotice } from './share.ts'
import type { State } from './state.ts'
import { transactionOf } from './trade.ts'

/** What a notification says, to whom, and under which of the gateway's keys. */
export type Content = { mchid: string; serial?: string | undefined; type: string; resource: object }
type About = Pick<NotificationOrder, 'eventType' | 'subject'>
type Sources = Readonly<Record<string, (state: State, note: About) => Content | undefined>>

export function contentOf(state: State, note: About): Content & { merchant: Merchant } {
  const source = SOURCES[note.eventType] ?? SOURCES[`${note.eventType.split('.')[0]}.*`]
  const content = source?.(state, note)
  const merchant = content && state.merchants.get(content.mchid)
  if (!merchant) throw new Error(`${note.eventType} is about ${note.subject}, which is not there`)
  return { ...content, merchant }
}

const SOURCES: Sources = {
  'TRANSACTION.SUCCESS'(state, { subject }) {
    const trade = state.trades.get(subject)
    if (trade) {
      const { mchid, serial } = trade
      return { mchid, serial, type: 'transaction', resource: transactionOf(trade, 'SUCCESS') }
    }
    const combine = state.combines.get(subject)
    const resource = combine && combineObject(combine, tradesOf(state, combine), () => 'SUCCESS')
    return resource && { mchid: combine.mchid, serial: combine.serial, type: 'transaction', resource }
  },

  'REFUND.*'(state, { subject, eventType }) {
    const refund = state.refunds.get(subject)
    const trade = refund && state.trades.get(refund.tradeId)
    if (!trade) return undefined
    const resource = refundNotice(refund, trade, eventType.slice('REFUND.'.length))
    return { mchid: trade.mchid, serial: refund.serial, type: 'refund', resource }
  },

  'PROFITSHARING.SUCCESS'(state, { subject }) {
    const [id = '', index = ''] = subject.split('#')
    const share = state.shares.get(id)
    const part = share?.parts[Number(index)]
    return part && { mchid: part.account, type: 'profitsharing', resource: shareNotice(share, part) }
  },

  'PROFITSHARING.RETURN'(state, { subject }) {
    const back = state.shareReturns.get(subject)
    const share = back && state.shares.get(back.shareId)
    return (
      share && { mchid: back.returnMchid, type: 'profitsharing', resource: returnNotice(back, share.transactionId) }
    )
  },

  'SECURITY_ECHO.SUCCESS'(state, { subject }) {
    const echo = state.echoes.get(subject)
    return echo && { mchid: echo.mchid, serial: echo.serial, type: 'security', resource: echo.resource }
  },

  'VIOLATION.*'(state, { subject }) {
    const violation = state.violations.get(subject)
    return violation && { mchid: violation.mchid, type: 'violation', resource: violation.resource }
  },
}
