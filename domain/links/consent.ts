import type { Sentence } from '../text.ts'

/** What whoever sends the materials agrees to. A changed text is a new version: what was agreed to is kept by its number. */
export const CONSENT: { version: string; says: Sentence } = {
  version: '2026-11',
  says: {
    'zh-CN':
      '我确认所填内容和照片真实、属于本商户，并有权提供其中各人的身份与账户信息。我同意{company}保存这些资料，仅用于向{platform}申请和办理收款，并把它们交给{platform}审核；不会用作其他用途，也不会给别人。收款业务结束后，{company}按法律要求的期限保存，到期删除。要查阅、更正或撤回，请联系{ask}。',
    en: 'I confirm that what I entered and photographed is true and belongs to this merchant, and that I may give the identity and account data of the people in it. I agree that {company} keeps it, only to apply for and run payments at {platform}, and passes it to {platform} for review; it serves nothing else and goes to nobody else. When the service ends, {company} keeps it as long as the law demands, and deletes it then. To see, correct or withdraw it, contact {ask}.',
  },
}
