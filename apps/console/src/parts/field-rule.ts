import type { Rule } from '@ruzhu/domain/applyments/rules.ts'
import { say } from '@ruzhu/domain/text.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import { usePreferences } from '../theme/preferences.ts'

/** One of the rules that the server repeats, for a field of a form; what only warns lets it pass. */
export function useFieldRule() {
  const { language } = usePreferences()
  return (rule: Rule, required = true) => ({
    required,
    validator: async (_rule: unknown, value: string | undefined) => {
      const typed = value?.trim() ?? ''
      const problem = typed === '' && !required ? undefined : rule(typed, beijingDay(new Date()))
      if (problem?.level === 'must') throw new Error(say(problem.message, language))
    },
  })
}
