/**
 * A bank as the lists tell it. `account_bank` is the word for other interfaces; a bank that has to be named by its branch
 * hides behind 其他银行. https://pay.weixin.qq.com/doc/v3/partner/4012526470
 */
export type Bank = {
  readonly alias: string
  readonly aliasCode: string
  readonly accountBank: string
  readonly code: number
  readonly needsBranch: boolean
  /** The beginning of its branch numbers (联行号). */
  readonly clearing: string
  /** Beginnings of its cards, where persons can be paid to them. */
  readonly cards: readonly string[]
}

export const OTHER_BANK = '其他银行'
const OTHER_CODE = 1099

/** Settled to directly, and branches of their own are not asked for. */
const DIRECT: readonly (readonly [name: string, code: number, clearing: string, cards: readonly string[]])[] = [
  ['工商银行', 1002, '102', ['622202', '622203', '621226', '621225', '400002']],
  ['交通银行', 1020, '301', ['622260', '622262', '621069']],
  ['招商银行', 1001, '308', ['621483', '622588', '410062', '621286']],
  ['民生银行', 1006, '305', ['622622', '622615', '415599']],
  ['中信银行', 1021, '302', ['621773', '622690', '433670']],
  ['浦发银行', 1004, '310', ['622521', '621793', '622518']],
  ['兴业银行', 1009, '309', ['622909', '622908', '451804']],
  ['光大银行', 1022, '303', ['622662', '622663', '620535']],
  ['广发银行', 1027, '306', ['621462', '622568', '622556']],
  ['平安银行', 1010, '307', ['622155', '622298', '621626']],
  ['北京银行', 4836, '313', ['622163', '621420', '602969']],
  ['华夏银行', 1025, '304', ['622632', '622630', '621222']],
  ['农业银行', 1005, '103', ['622848', '622845', '621282']],
  ['建设银行', 1003, '105', ['621700', '622700', '436742']],
  ['邮政储蓄银行', 1066, '403', ['621799', '622188', '621098']],
  ['中国银行', 1026, '104', ['621785', '601382', '621661']],
  ['宁波银行', 1056, '332', ['622281', '621279', '622318']],
]
const BY_BRANCH: readonly (readonly [name: string, clearing: string, cards: readonly string[]])[] = [
  ['上海银行', '325', ['622468', '622892', '620522']],
  ['南京银行', '313', ['622305', '621259']],
  ['杭州银行', '313', ['622878', '603367']],
  ['江苏银行', '313', ['622131', '621579']],
  ['长沙银行', '313', ['622368', '621446']],
  ['成都银行', '313', ['622723', '628213']],
  ['深圳农村商业银行', '402', ['622128', '621590']],
  ['北京农村商业银行', '402', ['622138', '621066']],
  ['广州农村商业银行', '314', ['622439', '940034']],
]

export const BANKS: readonly Bank[] = [
  ...DIRECT.map(([name, code, clearing, cards], index) => bank(name, name, code, clearing, cards, index, false)),
  ...BY_BRANCH.map(([name, clearing, cards], index) =>
    bank(name, OTHER_BANK, OTHER_CODE, clearing, cards, DIRECT.length + index, true),
  ),
]

function bank(
  alias: string,
  accountBank: string,
  code: number,
  clearing: string,
  cards: readonly string[],
  index: number,
  needsBranch: boolean,
): Bank {
  return { alias, aliasCode: String(1_000_009_500 + index), accountBank, code, needsBranch, clearing, cards }
}

export function isAccountBank(name: string): boolean {
  return BANKS.some(({ accountBank }) => accountBank === name)
}

/** The bank that a person's card is of, by how its number begins. */
export function bankOfCard(number: string): Bank | undefined {
  return BANKS.find(({ cards }) => cards.some((beginning) => number.startsWith(beginning)))
}
