import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { Fields } from './reading.ts'

/** @property limit  at most 200 */
export type Part = { offset?: number; limit: number }

/** A part of a list; there is more while `offset + items.length` is below `total_count`. */
export type Page<Item> = { total_count: number; offset: number; items: readonly Item[] }

export type Bank = {
  /** For people: 工商银行, 招商银行. */
  bank_alias: string
  bank_alias_code: string
  /** For forms: what applications and settlement accounts want to read; 其他银行 for the smaller ones. */
  account_bank: string
  account_bank_code: number
  /** Whether a form must name the branch as well. */
  need_bank_branch: boolean
}
export type Branch = { bank_branch_name: string; bank_branch_id: string }
/** With their codes as texts, as the calls take them. */
export type Province = { province_name: string; province_code: string }
export type City = { city_name: string; city_code: string }

/**
 * The banks where persons may have a settlement account.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012526470
 */
export function listPersonalBanks(
  client: WechatClient,
  part: Part,
  options?: CallOptions,
): Promise<Answer<Page<Bank>>> {
  return client.call({ ...at('GET', '/v3/capital/capitallhh/banks/personal-banking', part), read: readBanks }, options)
}

/** The banks where companies may have one. */
export function listCorporateBanks(
  client: WechatClient,
  part: Part,
  options?: CallOptions,
): Promise<Answer<Page<Bank>>> {
  return client.call({ ...at('GET', '/v3/capital/capitallhh/banks/corporate-banking', part), read: readBanks }, options)
}

/**
 * The bank of a person's card, or none: those of companies are not known.
 *
 * @param accountNumber  in plain text; sealed on the way
 */
export function findBankOfCard(
  client: WechatClient,
  accountNumber: string,
  options?: CallOptions,
): Promise<Answer<readonly Bank[]>> {
  const path = at('GET', '/v3/capital/capitallhh/banks/search-banks-by-bank-account')
  const sealedQuery = { account_number: accountNumber }
  return client.call({ ...path, sealedQuery, read: (body) => readBanks(body).items }, options)
}

/** The branches of a bank in a city. */
export function listBranches(
  client: WechatClient,
  { bankAliasCode, cityCode, ...part }: Part & { bankAliasCode: string; cityCode: string },
  options?: CallOptions,
): Promise<Answer<Page<Branch>>> {
  const values = { bank_alias_code: bankAliasCode, city_code: cityCode, ...part }
  const path = at('GET', '/v3/capital/capitallhh/banks/{bank_alias_code}/branches', values)
  return client.call({ ...path, read: readBranches }, options)
}

export function listProvinces(client: WechatClient, options?: CallOptions): Promise<Answer<readonly Province[]>> {
  return client.call({ ...at('GET', '/v3/capital/capitallhh/areas/provinces'), read: readProvinces }, options)
}

export function listCities(
  client: WechatClient,
  provinceCode: string,
  options?: CallOptions,
): Promise<Answer<readonly City[]>> {
  const values = { province_code: provinceCode }
  const path = at('GET', '/v3/capital/capitallhh/areas/provinces/{province_code}/cities', values)
  return client.call({ ...path, read: readCities }, options)
}

function readBanks(body: unknown): Page<Bank> {
  return pageOf(new Fields(body), (bank) => ({
    bank_alias: bank.text('bank_alias'),
    bank_alias_code: bank.digits('bank_alias_code'),
    account_bank: bank.text('account_bank'),
    account_bank_code: bank.whole('account_bank_code'),
    need_bank_branch: bank.flagIfAny('need_bank_branch') ?? false,
  }))
}

function readBranches(body: unknown): Page<Branch> {
  return pageOf(new Fields(body), (branch) => ({
    bank_branch_name: branch.text('bank_branch_name'),
    bank_branch_id: branch.text('bank_branch_id'),
  }))
}

function readProvinces(body: unknown): readonly Province[] {
  return new Fields(body)
    .list('data')
    .map((one) => ({ province_name: one.text('province_name'), province_code: one.digits('province_code') }))
}

function readCities(body: unknown): readonly City[] {
  return new Fields(body)
    .list('data')
    .map((one) => ({ city_name: one.text('city_name'), city_code: one.digits('city_code') }))
}

function pageOf<Item>(fields: Fields, itemOf: (fields: Fields) => Item): Page<Item> {
  const items = fields.list('data').map(itemOf)
  return { total_count: fields.whole('total_count'), offset: fields.wholeIfAny('offset') ?? 0, items }
}
