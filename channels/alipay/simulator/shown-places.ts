import type { Fields } from './fields.ts'

/** Where a product is used decides what of it has to be shown. https://opendocs.alipay.com/isv/04hwj9 */
export type Place = 'web' | 'h_5' | 'app' | 'mini' | 'shop'

const SCENES = ['pc', 'mobile', 'tiny_app', 'offline_store'] as const
const MOBILE_TYPES = ['H5', 'APP'] as const

/** Of a form that says its scene; one that leaves it out is looked at by people. */
export function placesOf(fields: Fields): readonly Place[] {
  const scenes = (fields.text('trade_scene', 64) ?? '').split(',').filter((scene) => scene !== '')
  return scenes.map((scene) => {
    const known = SCENES.find((one) => one === scene)
    if (known === undefined) throw fields.invalid('trade_scene取值不正确')
    return known === 'mobile' ? MOBILE[fields.needWord('mobile_type', MOBILE_TYPES)] : PLACES[known]
  })
}

const MOBILE = { H5: 'h_5', APP: 'app' } as const
const PLACES = { pc: 'web', tiny_app: 'mini', offline_store: 'shop' } as const
