import type { JourneyFacts } from '@ruzhu/domain/journeys/facts.ts'
import type { StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { guide } from './guide.ts'

/** What the network around this server has to let through. */
export function serverSteps<Of extends JourneyFacts>(
  after: readonly string[],
  answered: (facts: Of) => Date | boolean,
): readonly StepPlan<Of>[] {
  return [
    {
      key: 'server_clock',
      name: both('校准服务器时钟，放行微信支付的域名', 'Set the server’s clock and let WeChat Pay’s domains through'),
      owner: 'developer',
      after,
      known: ['gateway', 'word'],
      done: answered,
      guide: guide(
        [
          '服务器开启时间同步（NTP），误差小于 5 分钟',
          '出口按域名放行 api.mch.weixin.qq.com、api2.mch.weixin.qq.com、api.wechatpay.cn 和 api2.wechatpay.cn',
        ],
        [
          'Synchronise the clock (NTP); it may be off by less than 5 minutes',
          'Let api.mch.weixin.qq.com, api2.mch.weixin.qq.com, api.wechatpay.cn and api2.wechatpay.cn out, by domain',
        ],
        both(
          '时间差超过 5 分钟的请求会被拒绝；地址会变，不能按 IP 放行。',
          'A request off by more than 5 minutes is refused; addresses change, so IPs will not do.',
        ),
      ),
    },
    {
      key: 'notify_url',
      name: both('让微信支付能访问通知地址', 'Let WeChat Pay reach the notification address'),
      owner: 'developer',
      after,
      known: ['word'],
      guide: guide(
        ['RUZHU_PUBLIC_URL 用 https，域名已备案，不要登录，不带参数', '5 秒内应答；防火墙放行微信支付的来源地址'],
        [
          'RUZHU_PUBLIC_URL is https with a registered domain, without login or query',
          'Answer within 5 seconds; let WeChat Pay’s addresses in',
        ],
        both(
          '收不到通知时，我们只能靠定时查询发现付款。',
          'Without notifications, payments are only found by asking from time to time.',
        ),
      ),
    },
  ]
}
