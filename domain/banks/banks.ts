import type { GatewayRefusal } from '../errors.ts'

/** Whose account it is: a company's, or one person's card. */
export type AccountKind = 'corporate' | 'personal'

/** A bank of the gateway's own list. */
export type Bank = {
  /** For people: 深圳农村商业银行. */
  alias: string
  aliasCode: string
  /** What a form says: 工商银行, or 其他银行 for those that are known by their branch only. */
  accountBank: string
  needsBranch: boolean
}
export type Branch = { name: string; id: string }
/** A province or a city, by the code that the list of branches is asked with. */
export type Area = { name: string; code: string }

export type Listed<Item> =
  | { state: 'listed'; items: readonly Item[] }
  | { state: 'refused'; refusal: GatewayRefusal }
  | { state: 'unknown'; why: string }

/** The lists that forms choose from, whole: the same for every account of a channel. */
export type BankLists = {
  banks(kind: AccountKind): Promise<Listed<Bank>>
  /** Of a person's card, by its number; none where the gateway cannot tell. */
  bankOfCard(number: string): Promise<Listed<Bank>>
  provinces(): Promise<Listed<Area>>
  cities(provinceCode: string): Promise<Listed<Area>>
  branches(of: { aliasCode: string; cityCode: string }): Promise<Listed<Branch>>
}
