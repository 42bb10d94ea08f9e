import type { Scene } from '@ruzhu/domain/payments/payments.ts'
import type { PermissionCalls, PermissionSeen } from '@ruzhu/domain/permissions/permissions.ts'
import { type ProductStatus, querySignStatus } from '@ruzhu/alipay/agent.ts'
import { reasonOf } from '@ruzhu/alipay/answers.ts'
import { PRODUCTS } from '@ruzhu/alipay/products.ts'
import type { Provider } from './provider.ts'

/** The contracts by which a scene is paid: any one of them is enough. */
const CONTRACTS: Readonly<Partial<Record<Scene, readonly (keyof typeof PRODUCTS)[]>>> = {
  native: ['order_code', 'face_to_face'],
  bar_code: ['face_to_face'],
  mini_program: ['jsapi'],
  page: ['page'],
  h5: ['wap'],
  app: ['app'],
}

/**
 * Which products a merchant has signed is a question of its own, asked in the name of our application.
 * https://opendocs.alipay.com/isv/04hwj9. Merchants of our own platform are paid by our contracts, and are not asked about.
 */
export function permissionCalls(provider: Provider): PermissionCalls {
  return {
    ask: async ({ subMchid, scenes }) => {
      const asked = scenes.filter((scene) => CONTRACTS[scene] !== undefined)
      if (asked.length === 0 || (await provider.isSubMerchant(subMchid))) return []
      const codes = [...new Set(asked.flatMap(codesOf))]
      const answer = await querySignStatus(provider.client, {
        pid: subMchid,
        product_codes: codes,
      })
      if (answer.state === 'ok') return asked.map((scene) => seen(scene, answer.body))
      const why = answer.state === 'refused' && {
        code: reasonOf(answer),
        message: answer.subMsg ?? answer.msg,
      }
      return asked.map((what) => ({ what, state: 'untold', ...why }))
    },
  }
}

function codesOf(scene: Scene): readonly string[] {
  return (CONTRACTS[scene] ?? []).map((product) => PRODUCTS[product].product_code)
}

/** `restrictValid`: in force, with a limit. What is reviewed, or waits for the merchant, is not in force yet. */
const IN_FORCE = new Set(['valid', 'restrictValid'])
const NOT_IN_FORCE = new Set(['none', 'audit', 'waitConfirm', 'auditReject', 'invalid', 'restrictInvalid'])

function seen(scene: Scene, told: readonly ProductStatus[]): PermissionSeen {
  const codes = codesOf(scene)
  const ofScene = told.filter(({ product_code }) => codes.includes(product_code))
  if (ofScene.some(({ status = '' }) => IN_FORCE.has(status))) return { what: scene, state: 'granted' }
  const isNo = codes.every((code) =>
    ofScene.some(({ product_code, status = '' }) => product_code === code && NOT_IN_FORCE.has(status)),
  )
  const begun = ofScene.filter(({ status }) => status !== 'none')
  const telling = begun.length > 0 ? begun : ofScene // one of them is enough: it is about the one that the merchant chose
  const words = {
    code: [...new Set(telling.map(({ status = '' }) => status))].join(' '),
    message: telling.map(nameOf).join(' / '),
  }
  return { what: scene, state: isNo ? 'missing' : 'untold', ...words }
}

function nameOf({ product_code, product_name = product_code, reject_reason: reason }: ProductStatus): string {
  return reason === undefined ? product_name : `${product_name}：${reason}`
}
