import { findAreas, findBankOfCard, findBanks, findBranches, type ListDeps } from '@ruzhu/domain/banks/find-lists.ts'
import { KeptLists } from '@ruzhu/domain/banks/kept-lists.ts'
import type { Bank } from '@ruzhu/domain/banks/banks.ts'
import { type Static, Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { ChannelNameText, Closed, ListOf, OneOf, View } from '../schemas.ts'

const BankView = View('Bank', {
  alias: Type.String({ description: '银行名称 / what people call it' }),
  alias_code: Type.String(),
  account_bank: Type.String({ description: '表单里填的开户银行 / what a form says' }),
  needs_branch: Type.Boolean(),
})
const BranchView = View('BankBranch', { name: Type.String(), id: Type.String() })
const AreaView = View('Area', { name: Type.String(), code: Type.String() })

const about = { tags: ['applyments'], access: 'applyments.read' } as const
const Text = Type.Optional(Type.String({ maxLength: 60 }))
const Code = Type.String({ pattern: '^[0-9]{1,20}$' })
const OfChannel = Closed({ channel: ChannelNameText })

const ListBanks = operation({
  ...about,
  operationId: 'listBanks',
  summary: 'Banks of the platform’s own list, by part of the name; the first fifty',
  description: '平台的银行列表，按名称查找，最多 50 家。',
  params: OfChannel,
  querystring: Closed({ kind: OneOf(['corporate', 'personal']), text: Text }),
  response: { 200: ListOf(BankView) },
})

const FindBankOfCard = operation({
  ...about,
  operationId: 'findBankOfCard',
  summary: 'The bank of a person’s card; none where the platform cannot tell',
  description: '按个人银行卡号识别开户银行；识别不了返回空。',
  access: 'applyments.edit',
  params: OfChannel,
  body: Closed({ account_number: Type.String({ pattern: '^[0-9]{8,32}$' }) }),
  response: { 200: ListOf(BankView) },
})

const ListAreas = operation({
  ...about,
  operationId: 'listAreas',
  summary: 'Provinces; with one of them, its cities',
  description: '省份；给出省份时列出它的城市。',
  params: OfChannel,
  querystring: Closed({ province: Type.Optional(Code) }),
  response: { 200: ListOf(AreaView) },
})

const ListBranches = operation({
  ...about,
  operationId: 'listBankBranches',
  summary: 'Branches of a bank in a city, by part of the name; the first fifty',
  description: '银行在一个城市的支行，按名称查找，最多 50 家。',
  params: Closed({ channel: ChannelNameText, alias_code: Code }),
  querystring: Closed({ city: Code, text: Text }),
  response: { 200: ListOf(BranchView) },
})

export function bankListRoutes(app: App, parts: Parts): void {
  const lists = new KeptLists(() => parts.deps.now())
  const deps = (): ListDeps => ({ ...parts.deps, lists })

  app.get('/v1/channels/:channel/banks', { schema: ListBanks }, async ({ params, query }) => {
    const banks = await findBanks(deps(), { ...params, kind: query.kind, text: query.text ?? '' })
    return { data: banks.map(bankView) }
  })
  app.post('/v1/channels/:channel/banks/of-card', { schema: FindBankOfCard }, async ({ params, body }) => ({
    data: (await findBankOfCard(deps(), params.channel, body.account_number)).map(bankView),
  }))
  app.get('/v1/channels/:channel/areas', { schema: ListAreas }, async ({ params, query }) => ({
    data: [...(await findAreas(deps(), params.channel, query.province))],
  }))
  app.get('/v1/channels/:channel/banks/:alias_code/branches', { schema: ListBranches }, async ({ params, query }) => {
    const { channel, alias_code: aliasCode } = params
    const { city: cityCode, text = '' } = query
    return { data: [...(await findBranches(deps(), { channel, aliasCode, cityCode, text }))] }
  })
}

function bankView({ alias, aliasCode, accountBank, needsBranch }: Bank): Static<typeof BankView> {
  return { alias, alias_code: aliasCode, account_bank: accountBank, needs_branch: needsBranch }
}
