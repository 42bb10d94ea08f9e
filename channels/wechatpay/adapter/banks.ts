import type { AccountKind, Area, Bank, BankLists, Branch, Listed } from '@ruzhu/domain/banks/banks.ts'
import type { Answer } from '@ruzhu/wechatpay/answers.ts'
import {
  findBankOfCard,
  listBranches,
  listCities,
  listCorporateBanks,
  listPersonalBanks,
  listProvinces,
  type Page,
  type Bank as WireBank,
} from '@ruzhu/wechatpay/banks.ts'
import { notOk, type Provider } from './provider.ts'

/** The most that one question is answered with. */
const PART = 200
/** No list is as long as this; one that says so is not gone through. */
const PARTS_AT_MOST = 60

/** https://pay.weixin.qq.com/doc/v3/partner/4012526470 and the pages beside it */
export function bankLists({ client }: Provider): BankLists {
  return {
    banks: (kind) => banks(kind, client),
    async bankOfCard(number) {
      const answer = await findBankOfCard(client, number)
      return answer.state === 'ok' ? { state: 'listed', items: answer.body.map(bankOf) } : notOk(answer)
    },
    async provinces() {
      const answer = await listProvinces(client)
      if (answer.state !== 'ok') return notOk(answer)
      return listed(
        answer.body,
        ({ province_name, province_code }): Area => ({ name: province_name, code: province_code }),
      )
    },
    async cities(provinceCode) {
      const answer = await listCities(client, provinceCode)
      if (answer.state !== 'ok') return notOk(answer)
      return listed(answer.body, ({ city_name, city_code }): Area => ({ name: city_name, code: city_code }))
    },
    branches: (of) =>
      wholeList(
        (offset) => listBranches(client, { bankAliasCode: of.aliasCode, cityCode: of.cityCode, offset, limit: PART }),
        ({ bank_branch_name, bank_branch_id }): Branch => ({ name: bank_branch_name, id: bank_branch_id }),
      ),
  }
}

function banks(kind: AccountKind, client: Provider['client']): Promise<Listed<Bank>> {
  const list = kind === 'personal' ? listPersonalBanks : listCorporateBanks
  return wholeList((offset) => list(client, { offset, limit: PART }), bankOf)
}

/** Part after part, until as many are there as the gateway says. */
async function wholeList<Wire, Item>(
  ask: (offset: number) => Promise<Answer<Page<Wire>>>,
  itemOf: (wire: Wire) => Item,
): Promise<Listed<Item>> {
  const items: Item[] = []
  for (let part = 0; part < PARTS_AT_MOST; part++) {
    const answer = await ask(items.length)
    if (answer.state !== 'ok') return notOk(answer)
    items.push(...answer.body.items.map(itemOf))
    if (answer.body.items.length === 0 || items.length >= answer.body.total_count) return { state: 'listed', items }
  }
  return { state: 'unknown', why: `a list of more than ${PART * PARTS_AT_MOST}` }
}

function listed<Wire, Item>(wires: readonly Wire[], itemOf: (wire: Wire) => Item): Listed<Item> {
  return { state: 'listed', items: wires.map(itemOf) }
}

function bankOf({ bank_alias, bank_alias_code, account_bank, need_bank_branch }: WireBank): Bank {
  return { alias: bank_alias, aliasCode: bank_alias_code, accountBank: account_bank, needsBranch: need_bank_branch }
}
