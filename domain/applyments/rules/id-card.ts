import { type BeijingDay, parseDay } from '../../time.ts'
import { type Problem, must } from './verdict.ts'

// GB 11643-1999: 6 digits of the region, 8 of the birthday, 3 of order, and a check character by ISO 7064 MOD 11-2.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** 身份证号; `today` for the age of its holder. */
export function idCard(value: string, today: BeijingDay): Problem | undefined {
  if (/^\d{17}x$/.test(value)) return must('rule.id_card.small_x', { fixed: value.toUpperCase() })
  if (value.length !== 18) return must('rule.id_card.length', { n: value.length })
  if (!/^\d{17}[\dX]$/.test(value)) return must('rule.id_card.characters')
  const birthday = parseDay(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`)
  if (birthday === undefined) return must('rule.id_card.birthday')
  if (value.charAt(17) !== idCardCheck(value)) return must('rule.id_card.check')
  const age = ageOn(birthday, today)
  return age < 16 || age > 100 ? must('rule.id_card.age', { age }) : undefined
}

/** The check character that belongs to the first 17 digits. */
export function idCardCheck(number: string): string {
  return CHECKS.charAt(WEIGHTS.reduce((total, weight, i) => total + weight * Number(number.charAt(i)), 0) % 11)
}

function ageOn(birthday: BeijingDay, today: BeijingDay): number {
  const years = Number(today.slice(0, 4)) - Number(birthday.slice(0, 4))
  return today.slice(5) < birthday.slice(5) ? years - 1 : years
}
