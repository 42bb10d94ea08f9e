import type {
  ApplymentRef,
  ApplymentSeen,
  ApplymentSubmission,
  SubmissionAid,
  SubmitSeen,
} from '@ruzhu/domain/applyments/gateway.ts'
import type { Channel } from '@ruzhu/domain/channel.ts'
import { AGENT } from '../descriptor/agent.ts'
import { INTEOP } from '../descriptor/inteop.ts'
import { queryAgent, submitAgent } from './agent-signing.ts'
import { queryInteop, submitInteop } from './inteop.ts'
import { uploadPicture } from './pictures.ts'
import type { Provider } from './provider.ts'
import { queryZft, submitZft } from './zft.ts'

type Way = {
  submit(provider: Provider, submission: ApplymentSubmission, aid: SubmissionAid): Promise<SubmitSeen>
  query(provider: Provider, ref: ApplymentRef): Promise<ApplymentSeen>
}

/** Which of the three ways a form goes; whatever is no contract is a merchant of the platform's. */
const CONTRACTS: Readonly<Record<string, Way>> = {
  [AGENT.type]: { submit: submitAgent, query: queryAgent },
  [INTEOP.type]: { submit: submitInteop, query: queryInteop },
}
const ZFT: Way = { submit: submitZft, query: queryZft }

export function applymentCalls(
  provider: Provider,
): Pick<Channel, 'uploadPicture' | 'submitApplyment' | 'queryApplyment'> {
  return {
    uploadPicture: (picture, subjectType) => uploadPicture(provider, picture, subjectType),
    submitApplyment: (submission, aid) => wayOf(submission).submit(provider, submission, aid),
    queryApplyment: (ref) => wayOf(ref).query(provider, ref),
  }
}

function wayOf({ subjectType }: { subjectType: string }): Way {
  return CONTRACTS[subjectType] ?? ZFT
}
