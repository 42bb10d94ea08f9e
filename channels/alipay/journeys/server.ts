import type { JourneyFacts } from '@ruzhu/domain/journeys/facts.ts'
import type { StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { guide } from './guide.ts'

/** What the network around this server has to let through, and what has to be watched. */
export function serverSteps<Of extends JourneyFacts>(
  after: readonly string[],
  answered: (facts: Of) => Date | boolean,
): readonly StepPlan<Of>[] {
  return [
    {
      key: 'server_clock',
      name: both('校准服务器时钟', 'Set the server’s clock'),
      owner: 'developer',
      after,
      known: ['gateway', 'word'],
      done: answered,
      guide: guide(
        ['服务器开启时间同步（NTP）', 'v3 请求的时间误差不能超过 10 分钟；v2 的时间按北京时间写'],
        ['Synchronise the clock (NTP)', 'v3 takes a difference of 10 minutes at most; v2 writes Beijing time'],
        both(
          '时间不对的请求会被拒绝（isv.invalid-timestamp）。',
          'A request at a wrong time is refused (isv.invalid-timestamp).',
        ),
      ),
    },
    {
      key: 'notify_url',
      name: both('让支付宝能访问通知地址', 'Let Alipay reach the notification address'),
      owner: 'developer',
      after,
      known: ['word'],
      guide: guide(
        ['RUZHU_PUBLIC_URL 用 https，证书有效，不要登录，不要跳转', '应答 success；防火墙不要拦'],
        [
          'RUZHU_PUBLIC_URL is https with a valid certificate, without login or redirect',
          'It answers success; no firewall in between',
        ],
        both(
          '收不到通知时，我们只能靠定时查询发现付款。',
          'Without notices, payments are only found by asking from time to time.',
        ),
      ),
    },
    {
      key: 'certificate_alarm',
      name: both('登记证书到期提醒', 'Be told before certificates end'),
      owner: 'developer',
      after,
      known: ['word'],
      optional: true,
      guide: guide(
        ['记下应用公钥证书的到期日', '到期前 30 天在 开发设置 → 接口加签方式 更换'],
        ['Note the day on which the certificate ends', 'Renew it under Signing method (接口加签方式) 30 days before'],
        both(
          '证书模式下，证书过期就全部失败（isv.app-cert-expired）。',
          'In certificate mode everything fails once it has expired (isv.app-cert-expired).',
        ),
      ),
    },
  ]
}
