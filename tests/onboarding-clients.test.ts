import type { ApplymentKey } from '@ruzhu/domain/ids.ts'
import { createApplyment } from '@ruzhu/domain/applyments/create-applyment.ts'
import { saveApplyment } from '@ruzhu/domain/applyments/save-applyment.ts'
import { createClient } from '@ruzhu/domain/clients/create-client.ts'
import { updateClient } from '@ruzhu/domain/clients/update-client.ts'
import { addPicture } from '@ruzhu/domain/materials/add-picture.ts'
import { saveProvider } from '@ruzhu/domain/providers/save-provider.ts'
import { descriptor } from '@ruzhu/channels/wechatpay/descriptor.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OK, PROVIDER, proofBy } from './onboarding/enterprise.ts'
import { png } from './onboarding/pictures.ts'
import { openWorld, type World } from './onboarding/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const CODE = '91350100M000100Y43'
const LI = { name: '示例茶饮有限公司', contactName: '李雷', contactPhone: '13800138000' }
const SUBJECT = { channel: 'wechatpay', subjectType: 'SUBJECT_TYPE_ENTERPRISE' }

describe('before there is a provider account', () => {
  test('no application can be begun, and the answer says what to set up', async () => {
    const { id: clientId } = await world.aClient()
    const begun = createApplyment(world.deps, { clientId, ...SUBJECT }, '林晓')
    await expect(begun).rejects.toMatchObject({ code: 'PROVIDER_MISSING' })
  })
})

describe('a provider account', () => {
  test.each<[string, Partial<typeof PROVIDER>, object]>([
    [
      'a number is missing',
      { settings: { ...PROVIDER.settings, sp_mchid: ' ' } },
      { code: 'CREDENTIAL_INVALID', facts: { field: 'sp_mchid' } },
    ],
    [
      'a number has the wrong form',
      { settings: { ...PROVIDER.settings, sp_appid: 'wx1' } },
      { code: 'CREDENTIAL_INVALID', facts: { field: 'sp_appid' } },
    ],
    ['a key is missing', { secrets: {} }, { code: 'CREDENTIAL_INVALID', facts: { field: 'private_key' } }],
    [
      'a key is given twice',
      { secrets: { api_v3_key: '0'.repeat(8).padEnd(32, 'a'), private_key: '0'.repeat(8).padEnd(32, 'a') } },
      { code: 'CREDENTIAL_INVALID' },
    ],
    ['a field is unknown', { settings: { ...PROVIDER.settings, password: 'x' } }, { code: 'INPUT_INVALID' }],
    ['it has no name', { name: ' ' }, { code: 'INPUT_INVALID' }],
  ])('is not saved while %s', async (_what, wrong, said) => {
    await expect(saveProvider(world.deps, { ...PROVIDER, ...wrong }, OK, descriptor, '周宁')).rejects.toMatchObject(
      said,
    )
    expect(await world.store.read.providers.ours()).toEqual([])
  })

  test('is not saved when the platform refuses it, or does not answer', async () => {
    const refusal = { channel: 'wechatpay', status: 401, code: 'SIGN_ERROR', message: '签名错误' }
    const refused = saveProvider(
      world.deps,
      PROVIDER,
      proofBy(async () => ({ state: 'refused', refusal })),
      descriptor,
      '周宁',
    )
    await expect(refused).rejects.toMatchObject({ code: 'GATEWAY_REFUSED', gateway: refusal })
    const silent = saveProvider(
      world.deps,
      PROVIDER,
      proofBy(async () => ({ state: 'unknown', why: 'timeout' })),
      descriptor,
      '周宁',
    )
    await expect(silent).rejects.toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
    expect(await world.store.read.providers.ours()).toEqual([])
  })

  test('keeps what is typed without the blanks around it, a secret that is not typed again, and whose account it is', async () => {
    const settings = { ...PROVIDER.settings, sp_mchid: ' 1900013511\n' }
    const { account } = await saveProvider(world.deps, { ...PROVIDER, settings }, OK, descriptor, '周宁')
    expect(account.settings['sp_mchid']).toBe('1900013511')
    const { account: renamed } = await saveProvider(
      world.deps,
      { ...PROVIDER, id: account.id, name: '南风', secrets: {} },
      OK,
      descriptor,
      '周宁',
    )
    expect(renamed.secrets['api_v3_key']?.reveal()).toBe(PROVIDER.secrets['api_v3_key'])
    expect((await world.store.read.providers.byId(account.id))?.name).toBe('南风')
    expect(JSON.stringify(renamed)).not.toContain(PROVIDER.secrets['api_v3_key'])

    // its payments are asked about under its number: another number is another account
    const elsewhere = { ...PROVIDER, id: account.id, settings: { ...PROVIDER.settings, sp_mchid: '1900013999' } }
    await expect(saveProvider(world.deps, elsewhere, OK, descriptor, '周宁')).rejects.toMatchObject({
      code: 'CREDENTIAL_INVALID',
      facts: { field: 'sp_mchid' },
    })
    expect((await world.store.read.providers.byId(account.id))?.settings).toEqual(account.settings)
  })
})

describe('a client', () => {
  test('is made once for each credit code', async () => {
    const first = await createClient(world.deps, { ...LI, creditCode: CODE }, '林晓')
    const again = createClient(world.deps, { ...LI, name: '又一家', creditCode: CODE }, '林晓')
    await expect(again).rejects.toMatchObject({ code: 'CREDIT_CODE_TAKEN', facts: { client_id: first.id } })
    await updateClient(world.deps, first.id, { archived: true }, '林晓')
    const second = await createClient(world.deps, { ...LI, creditCode: CODE }, '林晓')
    await expect(updateClient(world.deps, first.id, { archived: false }, '林晓')).rejects.toMatchObject({
      code: 'CREDIT_CODE_TAKEN',
      facts: { client_id: second.id },
    })
    await updateClient(world.deps, second.id, { creditCode: null }, '林晓')
    expect((await world.store.read.clients.byId(second.id))?.creditCode).toBeUndefined()
    expect(await world.sentences(first.id)).toEqual(['client_created', 'client_archived'])
  })

  test.each([
    ['name', { name: ' ' }],
    ['contact_phone', { contactPhone: '123' }],
    ['contact_phone', { contactPhone: '020-88880000' }],
    ['credit_code', { creditCode: '91350100M000100Y44' }],
    ['wants', { wants: [{ channel: 'unheard-of', scenes: [] }] }],
    ['contact_name', { contactName: '李\n雷' }],
  ])('with a wrong %s is refused, and the place is named', async (path, wrong) => {
    await expect(createClient(world.deps, { ...LI, ...wrong }, '林晓')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      facts: { problems: [expect.stringContaining(`/${path}: `)] },
    })
  })
})

describe('a picture', () => {
  test('is kept once, whatever it is called, under a name that says what it is', async () => {
    const { id: clientId } = await world.aClient()
    const first = await addPicture(world.deps, { clientId, filename: '../门头 照.exe', bytes: png(1) }, '林晓')
    expect(first).toMatchObject({
      filename: '门头_照.png',
      mediaType: 'image/png',
      width: 1800,
      height: 1350,
      size: 64,
    })
    const again = await addPicture(world.deps, { clientId, filename: 'other.png', bytes: png(1) }, '林晓')
    expect(again).toEqual(first)
    expect(first.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(new Uint8Array((await world.store.read.materials.bytes(first.id)) ?? [])).toEqual(png(1))
  })

  test.each([
    ['empty', new Uint8Array(), 'empty'],
    ['no picture', new TextEncoder().encode('<!doctype html>'), 'not_a_picture'],
    ['larger than 2 MB', Uint8Array.from({ length: 2 * 1024 * 1024 + 1 }, (_, i) => png(2)[i] ?? 0), 'too_large'],
    ['made to fill the memory', png(3, 50_000, 50_000), 'too_many_pixels'],
    ['without a size', png(4, 0, 100), 'no_size'],
  ])('that is %s is refused', async (_what, bytes, problem) => {
    const { id: clientId } = await world.aClient()
    const added = addPicture(world.deps, { clientId, filename: 'a.png', bytes }, '林晓')
    await expect(added).rejects.toMatchObject({ code: 'PICTURE_INVALID', facts: { problem } })
  })
})

describe('an application', () => {
  test('begins with what is known of the client and what is usual', async () => {
    const client = await createClient(
      world.deps,
      { ...LI, name: '示例面馆有限公司', shortName: '面馆', creditCode: '91110000600037341L' },
      '林晓',
    )
    const { form, businessCode } = await createApplyment(world.deps, { clientId: client.id, ...SUBJECT }, '林晓')
    expect(form).toMatchObject({
      'subject_info.business_license_info.merchant_name': '示例面馆有限公司',
      'subject_info.business_license_info.license_number': '91110000600037341L',
      'business_info.merchant_shortname': '面馆',
      'bank_account_info.bank_account_type': 'BANK_ACCOUNT_TYPE_CORPORATE',
      'contact_info.contact_type': 'LEGAL',
      _ubo: 'legal_person_only',
    })
    expect(businessCode).toMatch(/^1900013511_[0-9a-z]{12}$/)
  })

  test('is one at a time for each platform', async () => {
    const { id: clientId } = await world.aClient()
    const first = await createApplyment(world.deps, { clientId, ...SUBJECT }, '林晓')
    const second = createApplyment(world.deps, { clientId, ...SUBJECT }, '林晓')
    await expect(second).rejects.toMatchObject({ code: 'APPLYMENT_OPEN', facts: { applyment_id: first.id } })
  })

  test.each([
    [{ channel: 'unheard-of', subjectType: 'X' }, '/channel'],
    [{ channel: 'wechatpay', subjectType: 'SUBJECT_TYPE_X' }, '/subject_type'],
  ])('of %o is refused', async (subject, path) => {
    const { id: clientId } = await world.aClient()
    await expect(createApplyment(world.deps, { clientId, ...subject }, '林晓')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      facts: { problems: [expect.stringContaining(path)] },
    })
  })

  test('takes what is typed field by field, refuses what it has no place for, and a save on an old version', async () => {
    const { id: clientId } = await world.aClient()
    const { id, version } = await createApplyment(world.deps, { clientId, ...SUBJECT }, '林晓')
    const save = (form: Parameters<typeof saveApplyment>[2]['form'], at = version) =>
      saveApplyment(world.deps, id, { version: at, form }, '林晓')

    const path = 'business_info.merchant_shortname'
    const saved = await save({
      [path]: '面馆',
      _ubo: 'list',
      'business_info.sales_info.sales_scenes_type': ['SALES_SCENES_WEB'],
    })
    expect(saved.form).toMatchObject({ [path]: '面馆', _ubo: 'list' })
    await expect(save({ [path]: '茶馆' })).rejects.toMatchObject({
      code: 'CONFLICT',
      facts: { version: saved.version },
    })
    expect(await save({ [path]: '面馆' }, saved.version)).toEqual(saved) // nothing new, no new version
    expect((await save({ [path]: null }, saved.version)).form).not.toHaveProperty([path])

    await expect(save({ 'subject_info.nothing': 'x', [path]: ['a', 'b'] })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      facts: { problems: ['/form/subject_info.nothing: no field of this form', `/form/${path}: one text`] },
    })
    await expect(
      saveApplyment(world.deps, 'ap_none' as ApplymentKey, { version, form: {} }, '林晓'),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
