import { Refusal, paramError } from '../refusal.ts'
import { type Call, type Reply, type Route, serviceRoute } from '../routing.ts'
import { openedField } from '../sealed-fields.ts'
import type { State } from '../state.ts'
import { requireParam } from '../transactions.ts'
import { BANKS, type Bank, bankOfCard } from './banks.ts'
import { type City, PROVINCES, cityOf, provinceOf } from './regions.ts'

const PATH = '/v3/capital/capitallhh'
const LIMIT_AT_MOST = 200
const BRANCH_NAMES = ['分行营业部', '科技园支行', '中心支行', '高新支行', '人民路支行']

/** https://pay.weixin.qq.com/doc/v3/partner/4012526470 and the pages beside it */
export function bankingRoutes(state: State): Route[] {
  return [
    serviceRoute('GET', `${PATH}/banks/personal-banking`, (call) => paged(call, BANKS.map(bankRow))),
    serviceRoute('GET', `${PATH}/banks/corporate-banking`, (call) => paged(call, BANKS.map(bankRow))),
    serviceRoute('GET', `${PATH}/banks/search-banks-by-bank-account`, (call) => search(state, call)),
    serviceRoute('GET', `${PATH}/areas/provinces`, provinces),
    serviceRoute('GET', `${PATH}/areas/provinces/{province_code}/cities`, cities),
    serviceRoute('GET', `${PATH}/banks/{bank_alias_code}/branches`, branches),
  ]
}

function bankRow({ alias, aliasCode, accountBank, code, needsBranch }: Bank): object {
  return {
    bank_alias: alias,
    bank_alias_code: aliasCode,
    account_bank: accountBank,
    account_bank_code: code,
    need_bank_branch: needsBranch,
  }
}

/** Only cards of persons are known by their beginning; of any other there is no bank to tell. */
function search(state: State, call: Call): Reply {
  const sealed = requireParam(call.query, 'account_number')
  const number = openedField(state, call, '/account_number', '银行卡号', sealed)
  if (!/^\d{8,32}$/.test(number)) throw paramError('银行卡号格式不正确', { field: 'account_number', location: 'query' })
  const bank = bankOfCard(number)
  const data = bank ? [bankRow(bank)] : []
  return { status: 200, body: { total_count: data.length, data } }
}

function provinces(): Reply {
  const data = PROVINCES.map(({ name, code }) => ({ province_name: name, province_code: code }))
  return { status: 200, body: { total_count: data.length, data } }
}

function cities({ params }: Call): Reply {
  const province = provinceOf(params['province_code'] ?? '')
  if (!province) throw paramError('省份编码不存在', { field: 'province_code', location: 'url' })
  const data = province.cities.map(({ name, code }) => ({ city_name: name, city_code: code }))
  return { status: 200, body: { total_count: data.length, data } }
}

function branches(call: Call): Reply {
  const bank = BANKS.find(({ aliasCode }) => aliasCode === call.params['bank_alias_code'])
  if (!bank) throw paramError('银行别名编码不存在', { field: 'bank_alias_code', location: 'url' })
  const city = cityOf(requireParam(call.query, 'city_code'))
  if (!city) throw paramError('城市编码不存在', { field: 'city_code', location: 'query' })
  const { alias, aliasCode, accountBank, code } = bank
  const whose = { bank_alias: alias, bank_alias_code: aliasCode, account_bank: accountBank, account_bank_code: code }
  return paged(call, branchesOf(bank, city), whose)
}

function branchesOf({ alias, clearing }: Bank, { name, code }: City): object[] {
  return BRANCH_NAMES.map((branch, index) => ({
    bank_branch_name: `${alias}股份有限公司${name}${branch}`,
    bank_branch_id: `${clearing}${String(code).padStart(4, '0')}${String(index + 1).padStart(5, '0')}`,
  }))
}

/** A part of a list, with the addresses of the parts beside it. */
function paged({ query, request }: Call, rows: readonly object[], more: object = {}): Reply {
  const limit = numberOf(query, 'limit', requireParam(query, 'limit'), 1, LIMIT_AT_MOST)
  const offset = numberOf(query, 'offset', query.get('offset') ?? '0', 0, Number.MAX_SAFE_INTEGER)
  const data = rows.slice(offset, offset + limit)
  const at = (from: number) => {
    const asked = new URLSearchParams(query)
    asked.set('offset', String(from))
    return `${request.path}?${asked.toString()}`
  }
  const links = {
    ...(offset + limit < rows.length && { next: at(offset + limit) }),
    ...(offset > 0 && { prev: at(Math.max(0, offset - limit)) }),
    self: at(offset),
  }
  return { status: 200, body: { total_count: rows.length, count: data.length, offset, ...more, data, links } }
}

function numberOf(query: URLSearchParams, name: string, text: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  const issue = '数值规则校验失败，数值超出范围'
  const detail = { field: name, location: 'query', issue, value: query.get(name) }
  throw new Refusal(400, 'PARAM_ERROR', `输入源“/query/${name}”映射到字段“${name}”${issue}`, { check: 'query', detail })
}
