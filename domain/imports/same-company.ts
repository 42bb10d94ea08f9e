/** As far as a list says who a company is. */
type Named = { name: string; creditCode?: string }

/**
 * Companies by what they are told apart by. Two are the same by their credit code; where one of them has none yet, by their
 * exact name.
 */
export class Companies<Known> {
  readonly #byCode = new Map<string, Known>()
  readonly #byName = new Map<string, { known: Known; creditCode: string | undefined }[]>()

  add({ name, creditCode }: Named, known: Known): void {
    if (creditCode !== undefined && !this.#byCode.has(creditCode)) this.#byCode.set(creditCode, known)
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), { known, creditCode }])
  }

  find({ name, creditCode }: Named): Known | undefined {
    const byCode = creditCode === undefined ? undefined : this.#byCode.get(creditCode)
    if (byCode !== undefined) return byCode
    const namesakes = this.#byName.get(name) ?? []
    return namesakes.find((one) => creditCode === undefined || one.creditCode === undefined)?.known
  }
}
