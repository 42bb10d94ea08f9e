import type { RuleName } from '../applyments/rules.ts'
import type { DeadlineDays } from '../applyments/states.ts'
import type { WhereToFind } from '../descriptor.ts'
import type { Party } from '../parties.ts'
import type { Sentence } from '../text.ts'
import type { Facts, JourneyFacts } from './facts.ts'
import type { Action, NextStep } from './next-step.ts'

/** A way by which a company comes to be paid, or to pay in others: data, and predicates over facts. */
export type JourneyPlan<Of extends JourneyFacts = Facts> = {
  /** One word, unique in its channel. */
  key: string
  label: Sentence
  /** For whom it is, in a sentence. */
  hint: Sentence
  /** In an order in which they can be done: a step stands behind those that it comes after. */
  steps: readonly StepPlan<Of>[]
  /** The channel's own words for a situation, by the key of its next step. */
  words?: Readonly<Record<string, { title?: Sentence; why?: Sentence }>>
  /** How many working days the platform says that it takes over what it is waited for, by the key of that next step. */
  published?: Readonly<Record<string, { from: number; to: number }>>
}

/** How it is known that a step is done: by our own records, from the gateway, or because a person says so. */
export type Known = 'record' | 'gateway' | 'word'

export type StepPlan<Of extends JourneyFacts = Facts> = {
  /** The same key in two journeys of a channel is the same fact: what was confirmed for one holds for the other. */
  key: string
  /** Imperative where a person does it, since requests are made of it: 设置 APIv3 密钥. */
  name: Sentence
  owner: Party
  after: readonly string[]
  known: readonly Known[]
  /** Left out where the facts do not call for it. */
  needed?: (facts: Of) => boolean
  /** By records and gateway, and since when where that is known. Missing where only a person can say it. */
  done?: (facts: Of) => Date | boolean
  /** When the gateway last said that it is not so: a word from before that does not count. */
  denied?: (facts: Of) => Date | undefined
  /** Worth doing for some; nothing may come after it. */
  optional?: boolean
  /** By when, counted from when it could begin. A platform's is a fact in calendar days, ours is a promise in working days. */
  within?: { days: number; kind: 'platform' | 'ours' }
  /** What has to be done again when the platform says no, or when its time is over. */
  again?: string
  /** A person says how it ended: value `outcome`, `passed` or `refused`. */
  verdict?: boolean
  /** What was noted ends the journey here, and what to do instead. */
  stops?: (facts: Of) => Sentence | undefined
  guide?: Guide
  /** What is noted there. */
  values?: readonly StepValue[]
  /** The sentence while it is open, where it is more than a request to do what its name says. */
  asks?: Sentence
  /** Why it is asked for just now, where the facts say more than the guide does. */
  because?: (facts: Of) => Sentence | undefined
  /** Where its state has more to say than one sentence. */
  step?: (facts: Of, now: Date) => NextStep | undefined
  /** Where with us it can be done, instead of at the platform. */
  act?: (facts: Of) => Action | undefined
  /** Why nobody has to do it. */
  notes?: { done?: Sentence; skipped?: Sentence }
}

/** Where to click, why it is asked for, and where the platform says so itself. */
export type Guide = WhereToFind & { why: Sentence; link?: string }

/** Something that a person notes when a step is done. Never a secret. */
export type StepValue = {
  name: string
  label: Sentence
  required: boolean
  /** Of the field rules, or a form of the channel's own. */
  rule?: RuleName
  pattern?: { fits: string; says: Sentence }
  options?: readonly { value: string; label: Sentence }[]
}

/** The ways of one channel: how we become a provider there, and how a client comes to be paid. */
export type ChannelJourneys = {
  /** What people there scan with. */
  scanner: Sentence
  /** Where a provider signs in and sees how far its applications are. */
  website: string
  deadlineDays?: DeadlineDays
  provider: JourneyPlan<JourneyFacts>
  /** The first is the one where nothing is said. */
  clients: readonly [JourneyPlan, ...JourneyPlan[]]
  /** The one where nothing is said, and an account of the client's own is kept with us. */
  own: JourneyPlan
  /** A few questions that lead to one of them. */
  question: PathQuestion
}
export type PathQuestion = { ask: Sentence; answers: readonly PathAnswer[] }
export type PathAnswer = { label: Sentence } & ({ path: string } | { further: PathQuestion })
