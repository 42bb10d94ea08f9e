import { isPicture } from '../applyments/form.ts'
import type { FormField } from '../descriptor.ts'
import { compose, type Sentence, type TextKey } from '../text.ts'
import { TEXTS } from '../texts.ts'

type Reason = Extract<TextKey, `reason.${string}`>

/** What reviewers write, in words that both platforms use, and what it asks of somebody with a phone in hand. The first that fits. */
const OF_PICTURES: readonly (readonly [RegExp, Reason])[] = [
  [/复印|扫描件|截图|截屏|翻拍|水印|PS|电子版|原件/i, 'reason.picture_copy'],
  [/反光|曝光|过亮/, 'reason.picture_glare'],
  [/不清|模糊|看不|无法识别|无法辨认|虚/, 'reason.picture_unclear'],
  [/不完整|不全|遮挡|缺|边角|四角|裁/, 'reason.picture_cut'],
  [/过期|失效|有效期|到期/, 'reason.expired'],
]
const OF_WORDS: readonly (readonly [RegExp, Reason])[] = [
  [/过期|失效|有效期|到期/, 'reason.expired'],
  [/不一致|不符|不匹配|不相符|对不上|不同/, 'reason.differs'],
  [/不完整|不全|缺少|补充|详细/, 'reason.incomplete'],
  [/错误|有误|不正确|无效|格式|不存在/, 'reason.wrong'],
]

/** Why a field has to be changed, as one would say it to the client. The reviewer's own words stand below it. */
export function plainReason(field: Pick<FormField, 'label' | 'kind'>, said: string): Sentence {
  const picture = isPicture(field)
  const found = (picture ? OF_PICTURES : OF_WORDS).find(([words]) => words.test(said))
  const key = found?.[1] ?? (picture ? 'reason.picture_other' : 'reason.other')
  return compose(TEXTS[key], { field: field.label })
}
