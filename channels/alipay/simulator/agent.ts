import { AGENT_FORMS, type AgentForm, readForm } from './agent-forms.ts'
import type { App } from './apps.ts'
import { type Fields, fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { productName, productOf } from './product-codes.ts'
import { business } from './refusal.ts'
import { CONFIRM_PAGE, type Signing, keepSigning, move, submit } from './signing.ts'
import { batchStatus, orderStatus, partStatus } from './signing-words.ts'
import type { State } from './state.ts'
import { dayDigits } from './times.ts'

const INVALID = 'INVALID_PARAMETER'

/** 代商家签约: a batch is opened, filled with forms, and handed in. https://opendocs.alipay.com/isv/04hwj7 */
export function agentMethods(state: State): Method[] {
  const own = { caller: 'any', v3: { verb: 'POST' } } as const
  const ofBatch = (name: string, handle: (call: Call, batch: Signing) => Reply): Method => ({
    ...own,
    name: `alipay.open.agent.${name}`,
    handle: (call) => handle(call, batchOf(state, call)),
  })
  return [
    { ...own, name: 'alipay.open.agent.create', handle: (call) => create(state, call) },
    ...AGENT_FORMS.map(
      (form): Method => ({ ...ofBatch(form.name, (call, batch) => addForm(state, call, batch, form)), flat: true }),
    ),
    ofBatch('confirm', (_, batch) => handIn(state, batch)),
    ofBatch('commonsign.confirm', (_, batch) => handIn(state, batch)),
    ofBatch('cancel', (_, batch) => {
      move(state, stillOpen(state, batch), 'cancelled')
      return { body: {} }
    }),
    { ...ofBatch('order.query', (call, batch) => query(state, call, batch)), v3: { verb: 'GET' } },
    { ...own, name: 'alipay.open.agent.signstatus.query', handle: (call) => signStatus(state, call) },
  ]
}

function create(state: State, { app, biz }: Call): Reply {
  if (app.kind !== 'isv') throw business('NOT_ISV_APP_TYPE', '应用不是第三方应用')
  const fields = fieldsOf(biz, INVALID)
  const account = fields.need('account', 64)
  checkContact(fieldsOf(fields.needRecord('contact_info'), INVALID))
  const merchant = merchantNamed(state, account)
  if (!merchant) throw business('MERCHANT_IS_NOT_EXIST', '商户不存在')
  const now = state.world.now()
  const batch = keepSigning(state, {
    no: `${dayDigits(now)}${state.world.ids.digits('batch_no', 24)}`,
    kind: 'agent',
    appId: app.appId,
    merchantAppId: merchant.appId,
    parts: [],
    state: 'open',
    createdAt: now,
    stateAt: now,
    ...(fields.text('order_ticket', 64) !== undefined && { preAuthorised: true }),
  })
  return { body: { batch_no: batch.no, batch_status: 'init' } }
}

function checkContact(contact: Fields): void {
  if (contact.need('contact_name', 64).length > 20) throw business('INVALID_CONTACT_NAME', '联系人姓名不合法')
  if (!/^1\d{10}$/.test(contact.need('contact_mobile', 64)))
    throw business('INVALID_CONTACT_MOBILE', '联系人手机号不合法')
  const email = contact.text('contact_email', 64)
  if (email !== undefined && !/^\S+@\S+$/.test(email)) throw business('INVALID_CONTACT_EMAIL', '联系人邮箱不合法')
}

/** By the account's number, or by the name that it logs in with. */
export function merchantNamed({ apps }: State, account: string): App | undefined {
  const named = apps.by('pid', account) ?? [...apps.values()].find(({ logonId }) => logonId === account)
  return named?.kind === 'merchant' ? named : undefined
}

function batchOf(state: State, { app, biz }: Call): Signing {
  const no = fieldsOf(biz, 'INVALID_BATCH_NO').need('batch_no', 64)
  const batch = state.signings.get(no)
  if (batch?.kind !== 'agent') throw business('BATCH_IS_NOT_EXIST', '事务编号不存在')
  if (batch.appId !== app.appId) throw business('NO_APP_PERMISSION', '应用无权操作该事务')
  return batch
}

function stillOpen(state: State, batch: Signing): Signing {
  if (batchStatus(batch, state.world.now()) !== 'init') throw business('BATCH_STATUS_IS_FINAL', '事务状态已是终态')
  return batch
}

function addForm(state: State, call: Call, batch: Signing, form: AgentForm): Reply {
  const open = stillOpen(state, batch)
  const part = readForm(state, call, form)
  const code = part.productCode
  if (code !== undefined) {
    if (!call.app.products.includes(productOf(code))) throw business('ISV_APP_NO_ORDER_PACKAGE', '应用未绑定该产品')
    if (isInAudit(state, batch, code)) throw business('MERCHANT_SIGN_PRODUCT_IN_AUDIT', '商户签约的产品正在审核中')
  }
  keepSigning(state, { ...open, parts: [...open.parts, part] })
  return { body: {} }
}

function isInAudit({ signings }: State, { no, merchantAppId }: Signing, code: string): boolean {
  return [...signings.values()].some(
    (one) =>
      one.no !== no &&
      one.merchantAppId === merchantAppId &&
      one.state === 'auditing' &&
      one.parts.some(({ productCode }) => productCode !== undefined && productOf(productCode) === productOf(code)),
  )
}

function handIn(state: State, batch: Signing): Reply {
  const open = stillOpen(state, batch)
  if (open.parts.length === 0) throw business('BATCH_IS_EMPTY', '事务中没有业务操作')
  const orderNo = `${dayDigits(state.world.now())}${state.world.ids.digits('agent_order', 20)}`
  submit(state, open, orderNo)
  return { body: { order_no: orderNo } }
}

function query(state: State, { origin }: Call, batch: Signing): Reply {
  if (batch.state === 'open' || batch.state === 'cancelled') throw business('BATCH_STATUS_NOT_SUBMIT', '事务未提交')
  const now = state.world.now()
  const status = orderStatus(batch, now)
  const merchant = batch.merchantAppId === undefined ? undefined : state.apps.get(batch.merchantAppId)
  const why = batch.reason === undefined ? {} : { reject_reason: batch.reason }
  return {
    body: {
      order_no: batch.orderNo,
      merchant_pid: merchant?.pid,
      order_status: status,
      ...(status === 'MERCHANT_CONFIRM' && { confirm_url: `${origin}${CONFIRM_PAGE}?orderNo=${batch.orderNo}` }),
      ...(batch.madeAppId !== undefined && { agent_app_id: batch.madeAppId }),
      ...why,
      product_agent_status_infos: batch.parts.flatMap(({ productCode }) =>
        productCode === undefined
          ? []
          : [
              {
                product_code: productCode,
                product_name: productName(productCode),
                status: partStatus(batch, now),
                ...why,
              },
            ],
      ),
    },
  }
}

function signStatus(state: State, { biz }: Call): Reply {
  const fields = fieldsOf(biz, INVALID)
  const merchant = merchantNamed(state, fields.need('pid', 32))
  if (!merchant) throw business('MERCHANT_IS_NOT_EXIST', '商户不存在')
  const pending = [...state.signings.values()].filter(({ merchantAppId }) => merchantAppId === merchant.appId)
  return {
    body: {
      sign_status_list: fields.texts('product_codes').map((code) => ({
        product_code: code,
        product_name: productName(code),
        status: merchant.products.includes(productOf(code)) ? 'valid' : statusAmong(pending, code, state.world.now()),
      })),
    },
  }
}

/** Of what the merchant does not have: never signed, on its way, or signed and ended since. */
function statusAmong(signings: readonly Signing[], code: string, now: number): string {
  const latest = signings.findLast(({ parts }) =>
    parts.some(({ productCode }) => productCode !== undefined && productOf(productCode) === productOf(code)),
  )
  const status = latest ? partStatus(latest, now) : 'none'
  return status === 'valid' ? 'invalid' : status
}
