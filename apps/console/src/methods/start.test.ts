import { expect, test } from 'vitest'
import type { Channel } from '../api/types.ts'
import { startFrom, unasked } from './start.ts'

const said = (text: string) => ({ 'zh-CN': text, en: text })
const where = { steps: { 'zh-CN': [], en: [] }, checked_on: '2026-11-01' }
const directory = { label: said('目录'), value: 'https://pay.example.com/', hint: said(''), where }
const place = (name: string, more: Partial<Channel['places'][number]>) => {
  return { place: name, label: said(name), hint: said(''), scenes: [], apps: [], entries: [], ...more }
}

const CHANNEL: Channel = {
  name: 'somepay',
  label: said('某支付'),
  appid_rule: 'appid',
  merchant_number: said('特约商户号'),
  scenes: [
    { scene: 'native', label: said('扫码') },
    { scene: 'jsapi', label: said('公众号'), app: 'direct' },
    { scene: 'mini_program', label: said('小程序'), app: 'always' },
  ],
  apps: [
    { kind: 'mini_program', label: said('小程序'), where, secret: { where } },
    { kind: 'official_account', label: said('公众号'), where },
  ],
  places: [
    place('mini_program', { scenes: ['mini_program'], apps: ['mini_program'] }),
    place('computer', { scenes: ['native'], apps: ['official_account'], entries: [directory] }),
    place('phone', { scenes: ['jsapi'], apps: ['official_account'], entries: [directory] }),
  ],
  account: [],
  own_number: 'mchid',
  own_appid: 'appid',
  own_account: [
    { name: 'mchid', label: said('商户号'), kind: 'text', required: true },
    { name: 'appid', label: said('绑定的'), kind: 'text', required: true },
    { name: 'serial', label: said('序列号'), kind: 'text', required: true, required_unless: ['certificate'] },
    { name: 'certificate', label: said('证书'), kind: 'pem', required: false },
  ],
  subject_types: [],
  withdrawing: said(''),
  journeys: [],
  questions: [],
}
const list = (chosen: readonly string[], mode: 'provider' | 'direct') =>
  startFrom(CHANNEL, chosen, mode).prepare.map(({ label, detail = '' }) => `${label['zh-CN']}${detail}`)

test('a mini program alone needs its own AppID and AppSecret; a website the official account besides', () => {
  expect(list(['mini_program'], 'provider')).toEqual(['小程序AppID', '小程序AppSecret'])
  expect(list(['mini_program', 'computer'], 'provider')).toEqual(['小程序AppID', '小程序AppSecret', '公众号AppID'])
  expect(list([], 'provider')).toEqual([])
})

test('with keys of the client’s own, number and certificate too; nothing that is read from the certificate', () => {
  expect(list(['mini_program'], 'direct')).toEqual(['小程序AppID', '小程序AppSecret', '商户号', '证书'])
  expect(list([], 'direct')).toEqual(['商户号', '绑定的', '证书'])
})

test('says which app cannot be left out, and each address once', () => {
  const required = (mode: 'provider' | 'direct') =>
    startFrom(CHANNEL, ['computer', 'phone', 'mini_program'], mode).apps.map(({ app, required: is }) => [app.kind, is])
  expect(required('provider')).toEqual([
    ['mini_program', true],
    ['official_account', false],
  ])
  expect(required('direct')).toEqual([
    ['mini_program', true],
    ['official_account', true],
  ])
  expect(startFrom(CHANNEL, ['computer', 'phone'], 'direct').entries).toEqual([directory])
})

test('of a place where one scene was asked for, the others are left out until somebody wants them', () => {
  const till = place('till', { scenes: ['native', 'jsapi'] })
  const channel = { ...CHANNEL, places: [...CHANNEL.places, till] }
  const scenes = (left: ReturnType<typeof unasked>) => startFrom(channel, ['till'], 'provider', left).scenes
  expect(unasked(channel, ['native'])).toEqual(['jsapi'])
  expect(scenes(unasked(channel, ['native']))).toEqual(['native'])
  expect(scenes(unasked(channel, ['mini_program']))).toEqual(['native', 'jsapi'])
  expect(scenes([])).toEqual(['native', 'jsapi'])
})
