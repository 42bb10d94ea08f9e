import type { Explanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { step } from '../../contract/step.ts'

export const BILL_CODES: Readonly<Record<string, Explanation>> = {
  NO_STATEMENT_EXIST: {
    title: both('这一天没有账单', 'There is no bill of this day'),
    fix: [step('none', '这一天没有交易或资金变动，不用处理。', 'Nothing moved on that day; there is nothing to mend.')],
  },
  STATEMENT_CREATING: {
    title: both('账单还在生成', 'The bill is still being made'),
    fix: [
      step(
        'system',
        '账单在第二天 10 点以后才齐；半小时后再下载。',
        'Bills are complete after ten the next morning; ask again in half an hour.',
      ),
    ],
  },
}
