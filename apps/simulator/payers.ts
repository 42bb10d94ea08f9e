import type { Collection, Ids, Payer, Payers } from '@ruzhu/channels/contract/simulator.ts'

const RICH_FEN = 1_000_000_000_000

/** The people who are there from the start. */
const FIRST: readonly Payer[] = [
  { payerId: 'rich', name: '张三', balanceFen: RICH_FEN, behaviour: 'normal', buyerId: '2088000000000001' },
  { payerId: 'poor', name: '李四', balanceFen: 100, behaviour: 'normal', buyerId: '2088000000000002' },
  { payerId: 'frozen', name: '王五', balanceFen: RICH_FEN, behaviour: 'frozen', buyerId: '2088000000000003' },
  { payerId: 'card_closed', name: '赵六', balanceFen: RICH_FEN, behaviour: 'card_closed', buyerId: '2088000000000004' },
]

export class People implements Payers {
  readonly #people: Collection<Payer>
  readonly #ids: Ids

  constructor(people: Collection<Payer>, ids: Ids) {
    this.#people = people
    this.#ids = ids
    this.settle()
  }

  /** After a start or a reset. */
  settle(): void {
    for (const payer of FIRST) if (!this.#people.get(payer.payerId)) this.#people.put(payer.payerId, payer)
  }

  get anyone(): Payer {
    const rich = this.#people.get('rich')
    if (!rich) throw new Error('the payer "rich" is gone')
    return rich
  }

  get(payerId: string): Payer | undefined {
    return this.#people.get(payerId)
  }

  byBuyerId(buyerId: string): Payer | undefined {
    return this.#people.by('buyerId', buyerId)
  }

  all(): Iterable<Payer> {
    return this.#people.values()
  }

  add(balanceFen = RICH_FEN, behaviour: Payer['behaviour'] = 'normal'): Payer {
    const payerId = `payer_${this.#ids.hex('payer', 12)}`
    const buyerId = `2088${this.#ids.digits('buyer', 12)}`
    const payer = { payerId, name: `付款人${payerId.slice(-4)}`, balanceFen, behaviour, buyerId }
    this.#people.put(payerId, payer)
    return payer
  }

  move(payerId: string, fen: number): void {
    const payer = this.#people.get(payerId)
    if (payer) this.#people.put(payerId, { ...payer, balanceFen: payer.balanceFen + fen })
  }
}
