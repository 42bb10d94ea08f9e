import type { Sentence } from '../text.ts'

export const LINK_TEXTS = {
  'timeline.link_made': { 'zh-CN': '生成了资料链接，{day} 前有效', en: 'Link for materials made, good until {day}' },
  'timeline.link_made_for_fields': {
    'zh-CN': '生成了资料链接，只请客户改 {n} 处，{day} 前有效',
    en: 'Link made for {n} places to mend, good until {day}',
  },
  'timeline.link_revoked': { 'zh-CN': '作废了资料链接', en: 'Link for materials revoked' },
  'timeline.link_released': {
    'zh-CN': '资料链接可以换一部手机打开了',
    en: 'The link for materials may be opened on another phone',
  },
  'timeline.link_opened': { 'zh-CN': '在手机上打开了资料链接', en: 'Opened the link for materials' },
  'timeline.link_code_refused': {
    'zh-CN': '打开资料链接的验证码没有发出去：短信网关拒绝或连不上（{reason}）',
    en: 'The code for the link was not sent: the gateway for text messages refused it or was not reached ({reason})',
  },
  'timeline.link_code_unknown': {
    'zh-CN': '打开资料链接的验证码可能没有发出去：短信网关没有回答（{reason}）',
    en: 'Whether the code for the link was sent is not known: the gateway for text messages did not answer ({reason})',
  },
  'timeline.link_locked': {
    'zh-CN': '资料链接的验证错了 {n} 次，已锁住；核对后可以「换手机」放行',
    en: 'The question of the link was answered wrongly {n} times and is closed; release it once you know who asks',
  },
  'timeline.link_sent': {
    'zh-CN': '交来了资料，填了 {n} 处；已同意资料使用说明（{version} 版）',
    en: 'Sent the materials, {n} places filled in; agreed to the notice on their use (version {version})',
  },

  'reason.picture_unclear': {
    'zh-CN': '{field}要重新拍：对准、别晃，每个字都能看清',
    en: 'Take {field} again: hold still, and every character can be read',
  },
  'reason.picture_cut': {
    'zh-CN': '{field}要拍完整：四个角都在画面里，没有东西挡住',
    en: 'Take {field} whole: all four corners in view, nothing in front',
  },
  'reason.picture_glare': {
    'zh-CN': '{field}有反光：换个角度，别开闪光灯，再拍一张',
    en: '{field} has glare: change the angle, no flash, and take it again',
  },
  'reason.picture_copy': {
    'zh-CN': '{field}要拍原件，不能用复印件、截图或翻拍的照片',
    en: '{field} has to show the original, no copy, screenshot or photo of a screen',
  },
  'reason.picture_other': { 'zh-CN': '{field}要重新拍一张', en: 'Take {field} again' },
  'reason.expired': {
    'zh-CN': '{field}已过期或快到期，请换成有效期内的',
    en: '{field} has expired or soon will; give one that is valid',
  },
  'reason.differs': {
    'zh-CN': '{field}和证件上的对不上，请照着证件一字不差地填',
    en: '{field} differs from the document; copy it character by character',
  },
  'reason.incomplete': { 'zh-CN': '{field}没有写全，请补充完整', en: '{field} is not complete' },
  'reason.wrong': { 'zh-CN': '{field}不对，请核对后重新填写', en: '{field} is wrong; check it and fill it in again' },
  'reason.other': {
    'zh-CN': '{field}要改，按下面审核员写的修改',
    en: '{field} has to change, as the reviewer writes below',
  },

  'handover.materials_link': {
    'zh-CN':
      '{name}你好，{client}申请{platform}还要你补充一些资料。用手机打开这个链接，照着提示拍照、填写就行，随时可以停下再接着填：{url}',
    en: 'Hello {name}, some materials are needed from you for the {platform} application of {client}. Open this link on your phone and follow the page; you can stop and go on at any time: {url}',
  },
  'handover.mend_link': {
    'zh-CN': '{name}你好，{client}的{platform}申请有几处要改。用手机打开这个链接，改好页面上列出的几项就行：{url}',
    en: 'Hello {name}, a few places of the {platform} application of {client} have to be mended. Open this link on your phone; the page lists them: {url}',
  },
  'next.materials.mend': { 'zh-CN': '请 {name} 改 {n} 处资料', en: 'Ask {name} to mend {n} places' },
  'action.send_link': { 'zh-CN': '发送资料链接', en: 'Send the link' },
} satisfies Record<string, Sentence>
