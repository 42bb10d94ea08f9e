import type { AppKind } from '@ruzhu/domain/methods/apps.ts'
import { kindsFor } from '@ruzhu/domain/methods/apps.ts'
import type { Channel, Scene, Sentence } from '../api/types.ts'

export type Mode = 'provider' | 'direct'
export type Place = Channel['places'][number]
export type AppNeed = { app: Channel['apps'][number]; required: boolean }

/** Everything that follows from where the payer pays: what a method is asked for, and what has to be at hand. */
export type Start = {
  scenes: readonly Scene[]
  apps: readonly AppNeed[]
  entries: Place['entries']
  prepare: readonly { key: string; label: Sentence; detail?: string }[]
}

/** `left`: scenes of these places that were left out. */
export function startFrom(channel: Channel, chosen: readonly string[], mode: Mode, left: readonly Scene[] = []): Start {
  const places = channel.places.filter(({ place }) => chosen.includes(place))
  const scenes = scenesAt(channel, chosen).filter((scene) => !left.includes(scene))
  const apps = channel.apps
    .filter(({ kind }) => places.some((one) => one.apps.includes(kind)))
    .map((app) => ({ app, required: isRequired(channel, scenes, app.kind, mode) }))
  const entries = places
    .flatMap((place) => place.entries)
    .filter((entry, index, all) => all.findIndex((other) => other.label.en === entry.label.en) === index)
  return { scenes, apps, entries, prepare: prepareList(channel, apps, mode) }
}

export function scenesAt({ places, scenes }: Channel, chosen: readonly string[]): readonly Scene[] {
  return scenes
    .map(({ scene }) => scene)
    .filter((scene) => places.some((one) => chosen.includes(one.place) && one.scenes.includes(scene)))
}

/** What nobody asked for at a place where something else was asked for: each scene more wants a product more. */
export function unasked({ places }: Channel, asked: readonly Scene[]): readonly Scene[] {
  const touched = places.filter(({ scenes }) => scenes.some((scene) => asked.includes(scene)))
  return touched.flatMap(({ scenes }) => scenes).filter((scene) => !asked.includes(scene))
}

/** Whether a scene cannot be paid without an app of this kind. */
export function isRequired(channel: Channel, scenes: readonly Scene[], kind: AppKind, mode: Mode): boolean {
  return channel.scenes.some(
    ({ scene, app }) =>
      scenes.includes(scene) &&
      (app === 'always' || (app === 'direct' && mode === 'direct')) &&
      kindsFor(scene).includes(kind),
  )
}

function prepareList(channel: Channel, apps: readonly AppNeed[], mode: Mode): Start['prepare'] {
  const ofApps = apps.flatMap(({ app }) => [
    { key: `${app.kind} appid`, label: app.label, detail: 'AppID' },
    ...(app.secret ? [{ key: `${app.kind} secret`, label: app.label, detail: 'AppSecret' }] : []),
  ])
  const ofAccount = mode === 'direct' ? accountList(channel, apps.length > 0) : []
  return [...ofApps, ...ofAccount.map(({ name, label }) => ({ key: name, label }))]
}

/** What can be read out of a certificate is not asked for: the certificate is. An AppID of an app need not be told twice. */
function accountList({ own_account: fields, own_appid: appid }: Channel, hasApps: boolean) {
  const needed = fields
    .filter(({ required, name }) => required && !(hasApps && name === appid))
    .map((field) => {
      const source = fields.find((other) => other.kind === 'pem' && field.required_unless?.includes(other.name))
      return field.kind === 'text' && source ? source : field
    })
  return needed.filter((field, index) => needed.indexOf(field) === index)
}
