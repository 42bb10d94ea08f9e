import { type Static, Type } from 'typebox'
import { ControlProblem, type ControlRoute, controlRoute } from '../../../contract/simulator.ts'
import type { State } from '../state.ts'
import { type Opening, type OpeningState, moveOpening } from './openings.ts'

const Act = Type.Enum(['approve', 'confirm_contact', 'confirm_legal_person', 'reject', 'freeze'])
type Act = Static<typeof Act>
const Decision = Type.Object(
  { reject_param: Type.Optional(Type.String()), reject_reason: Type.Optional(Type.String()) },
  { additionalProperties: false },
)

/** The reviewer of 开户意愿, and the people who scan its code. */
export function openingControl(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/openings/{applyment_id}/{act}',
      summary: 'What comes of a 开户意愿 application: the review, then the contact and the legal person confirm',
      params: Type.Object({ applyment_id: Type.String(), act: Act }),
      body: Decision,
      answer: Type.Object({ applyment_id: Type.Integer(), applyment_state: Type.String() }),
      handle({ params: { applyment_id, act }, body }) {
        const opening = state.openings.get(applyment_id)
        if (!opening) throw new ControlProblem(404, `There is no 开户意愿 application ${applyment_id}.`)
        if (!MAY[act].includes(opening.state)) {
          const needed = MAY[act].join(' or ')
          throw new ControlProblem(409, `Application ${applyment_id} is ${opening.state}; ${act} needs ${needed}.`)
        }
        const moved = moveOpening(state, acted(opening, act, body))
        return { status: 200, body: { applyment_id: Number(moved.applymentId), applyment_state: moved.state } }
      },
    }),
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/merchants/{mchid}/confirm_opening',
      summary: 'The owner of a sub-merchant scans the code and confirms that the number is theirs',
      params: Type.Object({ mchid: Type.String() }),
      answer: Type.Object({ mchid: Type.String() }),
      handle({ params: { mchid } }) {
        if (state.merchants.get(mchid)?.kind !== 'sub')
          throw new ControlProblem(404, `There is no sub-merchant ${mchid}.`)
        state.confirmedNumbers.put(mchid, true)
        return { status: 200, body: { mchid } }
      },
    }),
  ]
}

const AUDIT = 'APPLYMENT_STATE_WAITTING_FOR_AUDIT'
const CONTACT = 'APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT'
const LEGAL_PERSON = 'APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON'

const MAY: Readonly<Record<Act, readonly OpeningState[]>> = {
  approve: [AUDIT],
  confirm_contact: [CONTACT],
  confirm_legal_person: [LEGAL_PERSON],
  reject: [AUDIT, CONTACT, LEGAL_PERSON],
  freeze: [AUDIT],
}

function acted(opening: Opening, act: Act, { reject_param, reject_reason }: Static<typeof Decision>): Opening {
  const rejected = { param: reject_param ?? 'licence_copy', reason: reject_reason ?? '照片不清晰，请重新上传' }
  switch (act) {
    case 'approve':
      return { ...opening, state: CONTACT }
    case 'confirm_contact':
      // who acts for the owner is not the owner, so the owner is asked too
      return { ...opening, state: opening.form.contact_info.contact_type === 'SUPER' ? LEGAL_PERSON : PASSED }
    case 'confirm_legal_person':
      return { ...opening, state: PASSED }
    case 'freeze':
      return { ...opening, state: 'APPLYMENT_STATE_FREEZED', rejected }
    default:
      return { ...opening, state: 'APPLYMENT_STATE_REJECTED', rejected }
  }
}

const PASSED = 'APPLYMENT_STATE_PASSED'
