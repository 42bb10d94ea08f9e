import type { MessageExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'
import { step } from '../../contract/step.ts'

/** One value of a request, or a number that belongs to somebody else. */
export const PARAMETER_MESSAGES: readonly MessageExplanation[] = [
  {
    key: 'out_of_range',
    says: /数值超出范围|参数超出取值范围/,
    numbers: ['268435464'],
    title: both('有一个数超出了范围', 'A number is out of range'),
    fix: [
      step('developer', '按原话里指出的那一项改到允许的范围。', 'Bring the one that the message names into its range.'),
    ],
  },
  {
    key: 'too_long',
    says: /大于最大值 ?\d/,
    title: both('有一项内容太长', 'A value is too long'),
    fix: [
      step(
        'developer',
        '缩短原话里指出的那一项；长度按字节算时，一个汉字是 3 个字节。',
        'Shorten what the message names; where bytes are counted, a Chinese character has three.',
      ),
    ],
  },
  {
    key: 'amount_not_fen',
    says: /\/amount\/(?:total|refund)\b/,
    title: both('金额的写法不对', 'The amount is not written as asked'),
    fix: [
      step(
        'developer',
        '金额是整数，单位是分：1 元写 100，不带小数点和引号。',
        'An amount is a whole number of fen: 100 for one yuan, without point or quotes.',
      ),
    ],
  },
  {
    key: 'order_of_another',
    says: /(?<!子)商户号和订单不匹配/,
    numbers: ['268447843'],
    title: both('订单不是这个商户号的', 'The order belongs to another merchant number'),
    fix: [step('developer', '用下单时的服务商商户号查询。', 'Ask under the merchant number that ordered.')],
  },
  {
    key: 'order_of_another_sub',
    says: /子商户号和订单不匹配/,
    numbers: ['268447845'],
    title: both('订单不是这个特约商户的', 'The order belongs to another sub-merchant'),
    fix: [
      step(
        'developer',
        '用下单时的特约商户号查询。',
        'Ask under the sub-merchant that was ordered for.',
        PLACES.ourMethod,
      ),
    ],
  },
  {
    key: 'order_lapsed',
    says: /订单已失效/,
    numbers: ['268447914'],
    title: both('订单已经失效', 'The order has lapsed'),
    fix: [step('developer', '用新的订单号重新下单。', 'Order again under a new number.')],
  },
  {
    key: 'reverse_instead',
    says: /不允许普通关单/,
    numbers: ['268449641'],
    title: both('付款码的订单不能关闭，只能撤销', 'An order of a payment code is reversed, not closed'),
    fix: [step('developer', '对这笔订单调用撤销。', 'Reverse the order instead.')],
  },
  {
    key: 'upload_too_fast',
    says: /操作过快/,
    title: both('图片传得太快', 'Pictures come too fast'),
    fix: [step('system', '过一会儿再传，不要并发上传。', 'Upload again a little later, one at a time.')],
  },
]
