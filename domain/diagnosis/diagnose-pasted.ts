import { yuanFromFen } from '../money.ts'
import type { Text } from '../text.ts'
import { text } from '../text.ts'
import { clockTime } from './clock-time.ts'
import type { Catalogue } from './causes.ts'
import { readClues } from './clues.ts'
import { type Diagnosis, diagnose } from './diagnose.ts'
import type { Concerns, Dossier } from './dossier.ts'
import { type DossierDeps, type DossierReader, openDossier } from './open-dossier.ts'
import { lastRefusals } from './recorded-refusals.ts'
import { type Retest, retestsOf } from './retests.ts'

/** What a diagnosis stands on: records, what the channels know, and the clock. It changes nothing and asks no gateway. */
export type DiagnosisDeps = DossierDeps & { now: () => Date; catalogues: readonly Catalogue[] }

export type FullDiagnosis = Diagnosis & {
  dossier: Dossier
  /** What our records tell of it, whichever cause it is. */
  notes: readonly { text: Text; href?: string }[]
  retests: readonly Retest[]
}

/** Causes of a pasted text, ranked with what our own records say to them. Nothing of the text is kept. */
export async function diagnosePasted(
  { now, catalogues, ...deps }: DiagnosisDeps,
  pasted: string,
  concerns: Concerns,
  reader: DossierReader,
): Promise<FullDiagnosis> {
  const clues = readClues(pasted)
  const dossier = await openDossier(deps, { clues, concerns }, reader)
  const found = diagnose(pasted, catalogues, { dossier, now: now() })
  return {
    ...found,
    dossier,
    notes: [...answered(dossier), ...standing(dossier), ...lastRefusals(dossier)],
    retests: retestsOf(dossier),
  }
}

function standing({ payment }: Dossier): FullDiagnosis['notes'] {
  if (!payment) return []
  const { id, state, outTradeNo: out_trade_no, amount, createdAt } = payment
  const params = { out_trade_no, amount: yuanFromFen(amount), at: clockTime(createdAt) }
  return [{ text: text(`diagnosis.payment_${state}`, params), href: `/payments/${id}` }]
}

function answered({ problem }: Dossier): FullDiagnosis['notes'] {
  if (!problem) return []
  const { requestId: request_id, operation, status, code } = problem
  return [{ text: text('diagnosis.answered', { request_id, operation, status, code, at: clockTime(problem.at) }) }]
}
