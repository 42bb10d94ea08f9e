import type { Scene } from '../api/types.ts'

/** What has to be known of the payer before an order of a scene can be made, and what may be. */
export type SceneNeeds = { openid?: true; authCode?: true; clientIp?: true; returnUrl?: true }

const NEEDS: Readonly<Record<Scene, SceneNeeds>> = {
  native: {},
  jsapi: { openid: true },
  mini_program: { openid: true },
  h5: { clientIp: true, returnUrl: true },
  page: { returnUrl: true },
  app: {},
  bar_code: { authCode: true },
}

export function needsOf(scene: Scene | undefined): SceneNeeds {
  return scene === undefined ? {} : NEEDS[scene]
}
