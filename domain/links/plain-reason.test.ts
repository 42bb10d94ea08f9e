import { expect, test } from 'vitest'
import { plainReason } from './plain-reason.ts'

const picture = { kind: 'picture', label: { 'zh-CN': '门头照片', en: 'the shop front' } } as const
const words = { kind: 'text', label: { 'zh-CN': '商户简称', en: 'the short name' } } as const

test.each([
  [picture, '门头照片不清晰，请重新上传', '门头照片要重新拍：对准、别晃，每个字都能看清'],
  [picture, '营业执照边角缺失', '门头照片要拍完整：四个角都在画面里，没有东西挡住'],
  [picture, '照片反光，无法核对', '门头照片有反光：换个角度，别开闪光灯，再拍一张'],
  [picture, '请上传原件照片，复印件需加盖公章', '门头照片要拍原件，不能用复印件、截图或翻拍的照片'],
  [picture, '证件已过期', '门头照片已过期或快到期，请换成有效期内的'],
  [picture, '与商户经营场景无关', '门头照片要重新拍一张'],
  [words, '商户简称与营业执照不一致', '商户简称和证件上的对不上，请照着证件一字不差地填'],
  [words, '请补充门店地址到门牌号', '商户简称没有写全，请补充完整'],
  [words, '银行账号有误', '商户简称不对，请核对后重新填写'],
  [words, '请修改', '商户简称要改，按下面审核员写的修改'],
] as const)('%o “%s”', (field, said, plain) => {
  expect(plainReason(field, said)['zh-CN']).toBe(plain)
})

test('in English the field is named, and no hole stays', () => {
  expect(plainReason(words, '不一致').en).toBe(
    'the short name differs from the document; copy it character by character',
  )
})
