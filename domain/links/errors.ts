import type { ErrorEntry } from '../errors.ts'

export const LINK_ERRORS = {
  LINK_WITHOUT_APPLYMENT: {
    status: 409,
    title: { 'zh-CN': '没有可以填写的进件申请', en: 'There is no application to fill in' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '先为客户新建进件申请；审核中的申请不能改，被驳回后再发链接。',
          en: 'Begin an application for the client first; one under review can be filled in once it is rejected.',
        },
      },
    ],
  },
  LINK_WITHOUT_FIELDS: {
    status: 409,
    title: { 'zh-CN': '没有要请客户改的字段', en: 'There is no field for the client to mend' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '审核意见没有对应到字段，或都已处理；需要客户补充的，发整份资料的链接。',
          en: 'No comment names a field, or all are settled; send a link for the whole form where the client has to add something.',
        },
      },
    ],
  },
  LINK_CLOSED: {
    status: 409,
    title: { 'zh-CN': '这个资料链接已经关闭', en: 'This link is closed' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '它的状态是 {state}；需要时再生成一个。',
          en: 'Its state is {state}; make a new one if needed.',
        },
      },
    ],
  },
  LINK_GONE: {
    status: 404,
    title: { 'zh-CN': '这个链接打不开了', en: 'This link does not open' },
    fix: [
      {
        owner: 'client',
        do: {
          'zh-CN': '链接可能过期了，或没有复制完整。请找发给你链接的人再要一个。',
          en: 'It may have expired, or not been copied whole. Ask whoever sent it for a new one.',
        },
      },
    ],
  },
  LINK_ELSEWHERE: {
    status: 403,
    title: { 'zh-CN': '这个链接已经在另一部手机或浏览器上打开', en: 'This link is open in another browser' },
    fix: [
      {
        owner: 'client',
        do: {
          'zh-CN': '回到第一次打开它的手机和应用（例如微信）里继续；换了手机，请发给你链接的人点「换手机」。',
          en: 'Go on in the phone and the app where it was first opened; on a new phone, ask whoever sent it to release it.',
        },
      },
    ],
  },
  LINK_PROOF_WRONG: {
    status: 403,
    title: { 'zh-CN': '后四位对不上', en: 'The four digits do not match' },
    fix: [
      {
        owner: 'client',
        do: {
          'zh-CN': '填你留给对方的联系手机号的后四位。还可以试 {left} 次。',
          en: 'Enter the last four digits of the number you gave as contact. {left} tries are left.',
        },
      },
    ],
  },
  LINK_PROOF_LOCKED: {
    status: 403,
    title: { 'zh-CN': '错的次数太多，链接已锁住', en: 'Too many wrong answers; the link is locked' },
    fix: [
      {
        owner: 'client',
        do: {
          'zh-CN': '请联系发给你链接的人，核对后由对方放行。',
          en: 'Call whoever sent it; they release it once they know that it is you.',
        },
      },
    ],
  },
  LINK_CODE_WRONG: {
    status: 403,
    title: { 'zh-CN': '验证码不对', en: 'This is not the code' },
    fix: [
      {
        owner: 'client',
        do: {
          'zh-CN': '填最新一条短信里的 6 位数字。还可以试 {left} 次。',
          en: 'Enter the six digits of the latest text message. {left} tries are left.',
        },
      },
    ],
  },
  LINK_CODE_OVER: {
    status: 409,
    title: { 'zh-CN': '这里没有可用的验证码', en: 'No code is good here' },
    fix: [
      {
        owner: 'client',
        do: {
          'zh-CN': '验证码过期、试完了，或是在另一个浏览器里要的。请在这个页面重新获取。',
          en: 'It has expired, was tried too often, or was asked for in another browser. Ask for a new one on this page.',
        },
      },
    ],
  },
  LINK_CODES_FULL: {
    status: 429,
    title: { 'zh-CN': '今天发的验证码太多了', en: 'Too many codes today' },
    fix: [
      {
        owner: 'client',
        do: {
          'zh-CN': '请 {retry_after_s} 秒后再试，或联系发给你链接的人放行。',
          en: 'Try again in {retry_after_s} seconds, or call whoever sent the link to release it.',
        },
      },
    ],
  },
  LINK_READ_ONLY: {
    status: 409,
    title: { 'zh-CN': '资料已经交了，不能再改', en: 'The materials were sent and cannot be changed' },
    fix: [
      {
        owner: 'client',
        do: {
          'zh-CN': '要改的话，请找发给你链接的人再发一个。',
          en: 'To change something, ask whoever sent the link for a new one.',
        },
      },
    ],
  },
  LINK_INCOMPLETE: {
    status: 422,
    title: { 'zh-CN': '还差 {n} 项', en: '{n} places are left' },
    fix: [
      {
        owner: 'client',
        do: { 'zh-CN': '填完标出的各项，再提交。', en: 'Complete what is marked, then send.' },
      },
    ],
  },
  LINK_UPLOADS_FULL: {
    status: 429,
    title: { 'zh-CN': '这个链接上传的图片太多了', en: 'Too many pictures by this link' },
    fix: [
      {
        owner: 'client',
        do: { 'zh-CN': '请找发给你链接的人再发一个。', en: 'Ask whoever sent the link for a new one.' },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
