import { expect, test } from 'vitest'
import { descriptor } from './descriptor.ts'

test('each value from the platform says where it is found, and when that was checked', () => {
  for (const { name, where } of descriptor.account) {
    expect(where?.steps['zh-CN'].length, name).toBeGreaterThan(0)
    expect(where?.steps.en.length, name).toBe(where?.steps['zh-CN'].length)
    expect(where?.checkedOn, name).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})

test.each([
  ['app_id', '2021000122671080', 'wx8888888888888888'],
  ['pid', '2088511833207846', '1900000109'],
  ['aes_key', 'aYA0GP8JEW+D7/UFaskCWA==', 'aYA0GP8JEW+D7/UFaskCWA'],
  ['native_product_code', 'QR_CODE_OFFLINE', 'JSAPI_PAY'],
])('%s takes %s and not %s', (field, right, wrong) => {
  const pattern = new RegExp(`^(?:${descriptor.account.find(({ name }) => name === field)?.pattern})$`)
  expect([pattern.test(right), pattern.test(wrong)]).toEqual([true, false])
})

test('one mode of keys excuses the other, and none is not enough', () => {
  const excuses = descriptor.account.filter(({ requiredUnless }) => requiredUnless !== undefined)
  expect(Object.fromEntries(excuses.map(({ name, requiredUnless }) => [name, requiredUnless]))).toEqual({
    alipay_public_key: 'app_certificate',
    app_certificate: 'alipay_public_key',
    alipay_certificate: 'alipay_public_key',
    alipay_root_certificate: 'alipay_public_key',
  })
})
