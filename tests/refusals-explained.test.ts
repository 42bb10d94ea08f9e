import { CATALOGUES } from '@ruzhu/channels/catalogues.ts'
import { SAID as ALIPAY_SAID } from '@ruzhu/channels/alipay/testing/said.ts'
import { SAID as WECHATPAY_SAID } from '@ruzhu/channels/wechatpay/testing/said.ts'
import { CHANNELS } from '@ruzhu/channels/index.ts'
import { diagnose } from '@ruzhu/domain/diagnosis/diagnose.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { fill, LANGUAGES } from '@ruzhu/domain/text.ts'
import { explainBy, problemOf } from '@ruzhu/server/edge/problem.ts'
import { expect, test } from 'vitest'

const explain = explainBy(CHANNELS)
const SAID = { wechatpay: WECHATPAY_SAID, alipay: ALIPAY_SAID } as const

/** Every situation that a gateway can tell us of: by its first code, or by the message that is seen of it. */
const REFUSALS = CATALOGUES.flatMap(({ channel, causes }) =>
  channel === 'ruzhu'
    ? []
    : causes.flatMap((cause) => {
        const said = SAID[channel as keyof typeof SAID][cause.key]
        const body = /^\{.*"code":"([^"]+)","message":"([^"]*)"\}$/.exec(said ?? '')
        const [code] = cause.codes
        if (body) return [{ channel, cause, code: body[1] ?? '', message: body[2] ?? '' }]
        return code === undefined || /^\d/.test(code) ? [] : [{ channel, cause, code, message: '' }]
      }),
)

test.each(REFUSALS.map((refusal) => [`${refusal.channel}.${refusal.cause.key}`, refusal] as const))(
  'the problem that the API answers with mends %s by the steps of the catalogue',
  (_name, { channel, cause, code, message }) => {
    const gateway = { channel, status: 400, code, message }
    for (const language of LANGUAGES) {
      const { title, fix } = problemOf(new AppError('GATEWAY_REFUSED', { code, message }, { gateway }), {
        language,
        requestId: 'rq_0123456789abcdef01234567',
        explain,
      })
      const facts = { code, message }
      expect(title).toBe(fill(cause.title[language], facts))
      expect(fix.map((step) => step.do)).toEqual(cause.fix.map((step) => fill(step.do[language], facts)))
      expect(fix.map((step) => step.place)).toEqual(cause.fix.map((step) => step.place?.[language]))
    }
  },
)

test('nearly all of them are tried, and a diagnosis of the same words names the same situation first', () => {
  expect(REFUSALS.length).toBeGreaterThan(150)
  const other = REFUSALS.filter(({ channel, cause, code, message }) => {
    const catalogues = CATALOGUES.filter((catalogue) => catalogue.channel === channel)
    return diagnose(JSON.stringify({ code, message }), catalogues).causes[0]?.cause.key !== cause.key
  })
  expect(other.map(({ channel, cause }) => `${channel}.${cause.key}`)).toEqual([])
})
