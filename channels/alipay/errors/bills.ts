import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'

/** https://opendocs.alipay.com/open/f34f1d2d_alipay.data.dataservice.bill.downloadurl.query */
export const BILL_ERRORS: readonly CodeExplanation[] = [
  {
    codes: ['NO_BILL_DATA', 'BILL_NOT_EXIST'],
    title: both('这一天没有账单', 'There is no bill of this day'),
    fix: [
      {
        owner: 'system',
        do: both(
          '当天的账单第二天上午 9 点以后才有，到时再取。',
          'A day’s bill is there after nine the next morning; it is asked for again.',
        ),
      },
    ],
  },
  {
    codes: ['BILL_DATE_BEFORE_REGISTRATION'],
    title: both('这一天商家还没有注册', 'The merchant was not registered on this day'),
    fix: [{ owner: 'developer', do: both('换一个晚一点的日期。', 'Take a later day.') }],
  },
  {
    codes: ['TYPE_NOT_SUPPORTED', 'INVAILID_ARGUMENTS'],
    title: both('商家没有这种账单', 'The merchant has no bill of this kind'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '核对账单类型和日期；交易账单是 trade，资金账单是 signcustomer。',
          'Check kind and day: trade for trades, signcustomer for the account.',
        ),
      },
    ],
  },
]
