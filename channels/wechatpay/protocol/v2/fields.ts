import { Fields, Unreadable } from '../reading.ts'
import { instantOfDigits, instantOfText } from './times.ts'

/** A message read field by field: all of it is text, whole numbers and times too. */
export class V2Fields extends Fields {
  override wholeIfAny(name: string): number | undefined {
    const text = this.textIfAny(name)
    if (text === undefined) return undefined
    const value = Number(text)
    if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) throw new Unreadable(`${name}: no whole number`)
    return value
  }

  /** `20141030133525`, Beijing. */
  timeIfAny(name: string): Date | undefined {
    return this.#instant(name, instantOfDigits)
  }

  /** `2016-07-25 15:26:26`, Beijing. */
  dateTimeIfAny(name: string): Date | undefined {
    return this.#instant(name, instantOfText)
  }

  /** `Y` or `N`. */
  yesIfAny(name: string): boolean | undefined {
    const text = this.textIfAny(name)
    if (text === undefined) return undefined
    if (text !== 'Y' && text !== 'N') throw new Unreadable(`${name}: neither Y nor N`)
    return text === 'Y'
  }

  #instant(name: string, read: (text: string) => Date | undefined): Date | undefined {
    const text = this.textIfAny(name)
    if (text === undefined) return undefined
    const instant = read(text)
    if (!instant) throw new Unreadable(`${name}: no time`)
    return instant
  }
}
