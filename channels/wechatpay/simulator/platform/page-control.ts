import { Type } from 'typebox'
import { type ControlAnswer, ControlProblem, type ControlRoute, controlRoute } from '../../../contract/simulator.ts'
import { findMerchant } from '../merchant-view.ts'
import type { State } from '../state.ts'
import { actOnPage } from './page-acts.ts'
import { PAGES, PLATFORM, type PageName, type Place, framed, pagesOf, pathOf } from './page-frame.ts'
import { LANGUAGES, type Language, sayIn } from './page-texts.ts'
import { DRAWN, merchantList } from './pages.ts'

const Where = Type.Object({ language: Type.Enum([...LANGUAGES]) })
const OfMerchant = Type.Object({ ...Where.properties, mchid: Type.String(), page: Type.Enum([...PAGES]) })
const Outcome = Type.Object({ done: Type.Optional(Type.String()), failed: Type.Optional(Type.String()) })

/** The merchant platform (商户平台, 服务商平台) as pages for people: plain forms, which work without a script. */
export function platformPages(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'GET',
      path: PLATFORM,
      summary: 'The merchant platform’s pages, for a browser',
      handle: () => ({ status: 302, location: `${PLATFORM}/zh` }),
    }),
    controlRoute({
      method: 'GET',
      path: `${PLATFORM}/{language}`,
      summary: 'Page: all merchants',
      params: Where,
      handle({ params: { language } }) {
        const place = { language, say: sayIn(language) }
        return page(framed(place, merchantList(state, place)))
      },
    }),
    controlRoute({
      method: 'GET',
      path: `${PLATFORM}/{language}/{mchid}/{page}`,
      summary: 'Page: API安全, 产品中心, AppID 账号管理 or 开发配置 of a merchant',
      params: OfMerchant,
      query: Outcome,
      handle({ params, query }) {
        const place = placeOf(state, params, query)
        return page(framed(place, DRAWN[place.page](state, place, place.merchant)))
      },
    }),
    controlRoute({
      method: 'POST',
      path: `${PLATFORM}/{language}/{mchid}/{page}`,
      summary: 'A button of such a page',
      form: true,
      params: OfMerchant,
      body: Type.Record(Type.String(), Type.String()),
      status: 303,
      async handle({ params, body }) {
        const place = placeOf(state, params, {})
        return { status: 303, location: `${pathOf(place)}?${await outcome(state, place, body)}` }
      },
    }),
  ]
}

type Found = Place & Required<Pick<Place, 'merchant' | 'page'>>
type Asked = { language: Language; mchid: string; page: PageName }

function placeOf(state: State, asked: Asked, { done, failed }: { done?: string; failed?: string }): Found {
  const { language, mchid, page: name } = asked
  const merchant = findMerchant(state, mchid)
  if (!pagesOf(merchant).includes(name)) throw new ControlProblem(404, `${mchid} is a sub-merchant, which has no keys.`)
  return { language, say: sayIn(language), merchant, page: name, done: done !== undefined, failed }
}

/** Said on the page that is shown next, in its language. */
async function outcome(state: State, { merchant, language }: Found, fields: Record<string, string>): Promise<string> {
  try {
    await actOnPage(state, merchant, fields)
    return 'done'
  } catch (error) {
    if (!(error instanceof ControlProblem)) throw error
    const failed = language === 'zh' ? error.chinese : error.message
    return new URLSearchParams({ failed }).toString()
  }
}

function page(text: string): ControlAnswer {
  return { status: 200, bytes: Buffer.from(text), mediaType: 'text/html; charset=utf-8' }
}
