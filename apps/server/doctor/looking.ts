import type { CheckResult } from '@ruzhu/domain/checks/checks.ts'
import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import type { Fix } from '@ruzhu/domain/errors.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import type { Config } from '../config.ts'

export type About = { deps: OnboardingDeps; config: Pick<Config, 'dataDir' | 'environment' | 'masterKey'> }
export type Found = Pick<CheckResult, 'state'> & { reason?: Sentence; fix?: readonly Fix[] }
export type HouseCheck = { name: string; title: Sentence; look: (about: About) => Promise<Found> }

export function step(chinese: string, english: string, owner: Fix['owner'] = 'operator'): Fix {
  return { owner, do: both(chinese, english) }
}

export function same(word: string): Sentence {
  return both(word, word)
}
