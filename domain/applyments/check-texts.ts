import type { Sentence } from '../text.ts'

/** What the pre-check finds between fields. */
export const CHECK_TEXTS = {
  'check.picture_missing': {
    'zh-CN': '找不到这张图片，请重新上传',
    en: 'This picture is not there. Upload it again',
  },
  'check.picture_small': {
    'zh-CN': '图片文件只有 {n} KB，平台至少要 {min} KB，请换一张更清晰的',
    en: 'The file has only {n} KB and the platform wants at least {min} KB. Use a sharper picture',
  },
  'check.same_picture': {
    'zh-CN': '同一张图片用在了另一处，请核对',
    en: 'The same picture stands in another place. Is that right?',
  },
  'check.differs.merchant_name': {
    'zh-CN': '要和执照或证书上的商户名称一字不差',
    en: 'Must read exactly as the name on the licence',
  },
  'check.differs.legal_person': {
    'zh-CN': '要和证照上的法定代表人（经营者）姓名一致',
    en: 'Must be the legal representative named on the licence',
  },
  'check.differs.holder': {
    'zh-CN': '要和经营者证件上的姓名一致',
    en: 'Must be the name on the ID document of the owner',
  },
  'check.differs.elsewhere': {
    'zh-CN': '和前面填的不一致',
    en: 'This differs from what was said before',
  },
  'check.provider_appid': {
    'zh-CN': '和服务商账号里的 AppID 不同，请确认它已经绑定到服务商商户号，否则会被拒收',
    en: 'Another than the AppID of the provider account. Make sure that it is linked to the provider’s number',
  },
  'check.shortname_is_person': {
    'zh-CN': '简称是法定代表人的姓名，平台不收',
    en: 'The short name is the legal representative’s own; the platform refuses that',
  },
  'check.shortname_reserved_with_document': {
    'zh-CN': '「{word}」要靠补充材料证明，请确认已经上传',
    en: '“{word}” rests on the additional pictures. Are they the right ones?',
  },
  'check.deputy_is_legal_person': {
    'zh-CN': '和法定代表人是同一个人，请在「由谁担任」选法定代表人',
    en: 'This is the legal representative; choose that above',
  },
  'check.owner_twice': {
    'zh-CN': '和另一位受益人是同一个证件号码，平台会拒收',
    en: 'Another owner has the same number; the platform refuses that',
  },
  'check.duplicate_client': {
    'zh-CN': '这家公司已是客户「{name}」，请确认不是重复进件',
    en: 'This company is the client “{name}” already. Is this not a duplicate?',
  },
  'check.objection_open': {
    'zh-CN': '审核意见还没处理：{reason}',
    en: 'The reviewer’s comment is still open: {reason}',
  },
} satisfies Record<string, Sentence>
