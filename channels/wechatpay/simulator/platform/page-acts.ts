import { ControlProblem } from '../../../contract/simulator.ts'
import { changeMerchant } from '../merchant-changes.ts'
import { findMerchant } from '../merchant-view.ts'
import type { Merchant } from '../merchants.ts'
import type { State } from '../state.ts'
import { actOnBinding, askForAppid } from './appids.ts'
import { actOnGrant } from './grants.ts'

type Fields = Readonly<Record<string, string>>
type Act = (state: State, merchant: Merchant, fields: Fields) => unknown

/** What the buttons of the pages do: the same as the control API's calls. */
export async function actOnPage(state: State, merchant: Merchant, fields: Fields): Promise<void> {
  const act = ACTS[fields['act'] ?? '']
  if (!act) throw new ControlProblem(400, 'There is no such button.', '没有这个操作。')
  await act(state, merchant, fields)
}

const set = (state: State, { mchid }: Merchant, wanted: Parameters<typeof changeMerchant>[2]) =>
  changeMerchant(state, mchid, wanted)

const ACTS: Readonly<Record<string, Act>> = {
  set_v2_key: (state, merchant, { key = '' }) => set(state, merchant, { api_v2_key: key }),
  set_v3_key: (state, merchant, { key = '' }) => set(state, merchant, { api_v3_key: key }),
  // a browser ends the lines of a text with CR LF
  sign_csr: (state, merchant, { csr = '' }) => set(state, merchant, { sign_csr: csr.replaceAll('\r', '') }),
  revoke: (state, merchant, { serial_no = '' }) => set(state, merchant, { revoke: serial_no }),
  make_public_key: (state, merchant) => set(state, merchant, { keys: 'both' }),
  switch_public_key: (state, merchant) => set(state, merchant, { public_key_switch: true }),

  open: (state, merchant, { product = '' }) =>
    set(state, merchant, { products: [...new Set([...merchant.products, product])] }),
  close: (state, merchant, { product = '' }) =>
    set(state, merchant, { products: merchant.products.filter((one) => one !== product) }),
  invite(state, merchant, { product = '', sub_mchid = '' }) {
    if (!findMerchant(state, sub_mchid).providers.includes(merchant.mchid)) {
      throw new ControlProblem(
        409,
        `${sub_mchid} is not of ${merchant.mchid}.`,
        `${sub_mchid} 不是 ${merchant.mchid} 的特约商户。`,
      )
    }
    actOnGrant(state, sub_mchid, product, 'invite')
  },
  authorise: (state, { mchid }, { product = '' }) => actOnGrant(state, mchid, product, 'authorise'),
  withdraw: (state, { mchid }, { product = '' }) => actOnGrant(state, mchid, product, 'withdraw'),

  authorise_refunds: (state, merchant) => set(state, merchant, { refund_permission: true }),
  withdraw_refunds: (state, merchant) => set(state, merchant, { refund_permission: false }),

  ask(state, { mchid }, { appid = '', same_subject }) {
    if (!/^[0-9A-Za-z]{1,32}$/.test(appid)) {
      throw new ControlProblem(
        400,
        'An appid is letters and digits, 32 at most.',
        'AppID 由字母和数字组成，最多 32 位。',
      )
    }
    askForAppid(state, mchid, appid, same_subject === 'yes')
  },
  approve: (state, { mchid }, { appid = '' }) => actOnBinding(state, mchid, appid, 'approve'),
  confirm: (state, { mchid }, { appid = '' }) => actOnBinding(state, mchid, appid, 'confirm'),
  refuse: (state, { mchid }, { appid = '' }) => actOnBinding(state, mchid, appid, 'refuse'),

  add_directory: (state, merchant, { value = '' }) =>
    set(state, merchant, { pay_directories: [...(merchant.payDirectories ?? []), value.trim()] }),
  remove_directory: (state, merchant, { value }) =>
    set(state, merchant, { pay_directories: (merchant.payDirectories ?? []).filter((one) => one !== value) }),
  add_domain: (state, merchant, { value = '' }) =>
    set(state, merchant, { h5_domains: [...(merchant.h5Domains ?? []), value.trim()] }),
  remove_domain: (state, merchant, { value }) =>
    set(state, merchant, { h5_domains: (merchant.h5Domains ?? []).filter((one) => one !== value) }),
}
