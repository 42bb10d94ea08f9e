import type { ErrorEntry } from './errors.ts'

/** Every refusal of ours, with who mends it and how. What a gateway refuses is explained by its channel's own catalogue. */
export const CODES = {
  INPUT_INVALID: {
    status: 400,
    title: { 'zh-CN': '请求内容不对', en: 'The request is not valid' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '按 facts.problems 逐项修改后重发。',
          en: 'Correct each item in facts.problems and send again.',
        },
      },
    ],
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: { 'zh-CN': '内容太大', en: 'The body is too large' },
    fix: [
      {
        owner: 'developer',
        do: { 'zh-CN': '缩小到 {limit_bytes} 字节以内。', en: 'Keep it within {limit_bytes} bytes.' },
      },
    ],
  },
  MEDIA_TYPE_UNSUPPORTED: {
    status: 415,
    title: { 'zh-CN': '不支持这种内容类型', en: 'This content type is not supported' },
    fix: [
      {
        owner: 'developer',
        do: { 'zh-CN': '把 Content-Type 设为 {accepted}。', en: 'Set Content-Type to {accepted}.' },
      },
    ],
  },
  NOT_FOUND: {
    status: 404,
    title: { 'zh-CN': '没有找到', en: 'Not found' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '核对编号或地址；编号以前缀开头，例如 pay_。',
          en: 'Check the id or the address; ids begin with a prefix such as pay_.',
        },
      },
    ],
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: { 'zh-CN': '这个地址不支持这种请求方法', en: 'This address does not take this method' },
    fix: [
      {
        owner: 'developer',
        do: { 'zh-CN': '查看 /docs 里这个地址支持的方法。', en: 'See /docs for the methods of this address.' },
      },
    ],
  },
  SIGN_IN_REQUIRED: {
    status: 401,
    title: { 'zh-CN': '需要先登录或带上接口密钥', en: 'Sign in, or send an API key' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '在请求头加 Authorization: Bearer <接口密钥>，或在控制台登录。',
          en: 'Send Authorization: Bearer <API key>, or sign in to the console.',
        },
      },
    ],
  },
  SIGN_IN_FAILED: {
    status: 401,
    title: { 'zh-CN': '邮箱或密码不对', en: 'E-mail and password do not belong together' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '核对后再试；忘了密码，请管理员重新启动服务，用打印的链接设置新密码。',
          en: 'Check both. When the password is lost, restart the server and set a new one by the link it prints.',
        },
      },
    ],
  },
  SIGN_IN_LINK_INVALID: {
    status: 401,
    title: { 'zh-CN': '登录链接已用过或已过期', en: 'The sign-in link was used or has expired' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '重新启动服务，用新打印的链接。', en: 'Restart the server and use the link it prints.' },
      },
    ],
  },
  FORBIDDEN: {
    status: 403,
    title: { 'zh-CN': '没有权限', en: 'Not permitted' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '请管理员授予「{role}」角色，或换用有权限的接口密钥。',
          en: 'Ask an administrator for the {role} role, or use a key that may do this.',
        },
      },
    ],
  },
  CONFLICT: {
    status: 409,
    title: { 'zh-CN': '这份数据刚被别人改过', en: 'Somebody else has just changed this' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '重新打开，在最新内容上再改一次。',
          en: 'Open it again and repeat the change on the latest version.',
        },
      },
    ],
  },
  RATE_LIMITED: {
    status: 429,
    title: { 'zh-CN': '请求太频繁', en: 'Too many requests' },
    fix: [
      {
        owner: 'developer',
        do: { 'zh-CN': '{retry_after_s} 秒后再试。', en: 'Try again in {retry_after_s} seconds.' },
      },
    ],
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    title: {
      'zh-CN': '同一个 Idempotency-Key 用在了不同的请求上',
      en: 'This Idempotency-Key was used with another request',
    },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '不同的请求用不同的键；这次不同的是 {difference}。',
          en: 'Use a new key for a new request; what differs is {difference}.',
        },
      },
    ],
  },
  IDEMPOTENCY_KEY_IN_USE: {
    status: 409,
    title: {
      'zh-CN': '同一个 Idempotency-Key 的请求还在处理',
      en: 'A request with this Idempotency-Key is still under way',
    },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '{retry_after_s} 秒后用同样的键和内容再发一次。',
          en: 'Send the same key and body again in {retry_after_s} seconds.',
        },
      },
    ],
  },
  IMPORT_UNREADABLE: {
    status: 422,
    title: { 'zh-CN': '读不了这个文件', en: 'This file cannot be read' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '另存为 .xlsx，或编码为 UTF-8 的 .csv，再上传一次；旧的 .xls 不支持。',
          en: 'Save it as .xlsx, or as .csv in UTF-8, and upload it again; the old .xls is not supported.',
        },
      },
    ],
  },
  IMPORT_QUOTE_OPEN: {
    status: 422,
    title: { 'zh-CN': '引号没有成对', en: 'A quotation mark is not closed' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '检查文件第 {line} 行附近的英文双引号，或用表格软件另存为 .xlsx。',
          en: 'Look at the quotation marks around line {line}, or save the file as .xlsx.',
        },
      },
    ],
  },
  IMPORT_TOO_LARGE: {
    status: 422,
    title: { 'zh-CN': '这份名单太大', en: 'This list is too large' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '分成几个文件：每个最多 5000 行、60 列、5 MB。',
          en: 'Divide it into files of at most 5000 rows, 60 columns and 5 MB.',
        },
      },
    ],
  },
  IMPORT_EMPTY: {
    status: 422,
    title: { 'zh-CN': '名单里没有客户', en: 'There is no client on this list' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '第一行写列名，从第二行起每行写一个客户；可以先下载模板。',
          en: 'The first row holds the names of the columns, each further row one client. Begin with the template.',
        },
      },
    ],
  },
  IMPORT_COLUMNS_MISSING: {
    status: 422,
    title: { 'zh-CN': '名单里缺少必要的列', en: 'A column that is needed is missing' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '在第一行加上「{missing}」；可以先下载模板。',
          en: 'Add {missing_en} to the first row, or begin with the template.',
        },
      },
    ],
  },
  IMPORT_COLUMN_TWICE: {
    status: 422,
    title: { 'zh-CN': '有两列说的是同一件事', en: 'Two columns say the same thing' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '「{one}」和「{other}」只留一列。',
          en: 'Keep one of “{one}” and “{other}”.',
        },
      },
    ],
  },
  IMPORT_DISCARDED: {
    status: 409,
    title: { 'zh-CN': '这份名单已经放弃', en: 'This list was discarded' },
    fix: [{ owner: 'operator', do: { 'zh-CN': '重新上传文件。', en: 'Upload the file again.' } }],
  },
  IMPORT_STARTED: {
    status: 409,
    title: { 'zh-CN': '已经开始导入，不能放弃', en: 'The import has started and cannot be discarded' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '等它完成；建错的客户可以归档。', en: 'Let it end; archive clients that should not be there.' },
      },
    ],
  },
  CREDIT_CODE_TAKEN: {
    status: 409,
    title: { 'zh-CN': '这家公司已在名单里', en: 'This company is on the list already' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '打开已有的客户 {client_id}。', en: 'Open the existing client {client_id}.' },
      },
    ],
  },
  PROVIDER_MISSING: {
    status: 409,
    title: { 'zh-CN': '还没有设置服务商账号', en: 'No service provider account is set up' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '先设置服务商账号，再办理客户的进件。', en: 'Set up the service provider account first.' },
        place: { 'zh-CN': '设置 → 服务商账号', en: 'Settings → Service provider account' },
      },
    ],
  },
  CREDENTIAL_INVALID: {
    status: 422,
    title: { 'zh-CN': '密钥或证书不对', en: 'A key or certificate is wrong' },
    fix: [{ owner: 'developer', do: { 'zh-CN': '{field}：{problem}', en: '{field}: {problem}' } }],
  },
  KEY_ROTATION_UNDER_WAY: {
    status: 409,
    title: { 'zh-CN': '{by} 正在更换这组密钥', en: '{by} is already changing these keys' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '和 {by} 商量：由 TA 完成切换，或先放弃已经备好的新密钥（{since} 备好），再重新开始。',
          en: 'Ask {by} to finish, or give up the new keys that were kept at {since}, and start again.',
        },
      },
    ],
  },
  KEY_SAME: {
    status: 422,
    title: { 'zh-CN': '和正在用的是同一个', en: 'The same as the one in use' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '填平台上新生成的那一个；还没有生成，就先去平台生成。',
          en: 'Enter the new one of the platform; make it there first where there is none yet.',
        },
      },
    ],
  },
  KEY_NOTHING_NEXT: {
    status: 409,
    title: { 'zh-CN': '还没有备好新的密钥', en: 'No new keys are kept beside those in use' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '先把新的密钥存为「待用」，再试、再切换。',
          en: 'Keep the new keys first, then try them and change over.',
        },
      },
    ],
  },
  KEY_NOT_IN_FORCE: {
    status: 409,
    title: {
      'zh-CN': '平台还不认这个密钥，没有切换',
      en: 'The platform does not take this key yet; nothing was changed over',
    },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '在平台上改好之后再切换。现在用的密钥照常工作，收款不受影响。',
          en: 'Change it at the platform, then change over here. The keys in use go on working; no payment is touched.',
        },
      },
    ],
  },
  KEY_UNTOLD: {
    status: 409,
    title: {
      'zh-CN': '平台没有办法验证这个密钥',
      en: 'The platform has nothing by which to tell whether the key is right',
    },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '确认平台上已经改成这个密钥，再带上「我已在平台改好」切换；两个密钥这段时间都能解开通知。',
          en: 'Make sure that the platform has this key, then confirm it and change over; both keys open notifications meanwhile.',
        },
      },
    ],
  },
  KEY_CHECK_FAILED: {
    status: 409,
    title: {
      'zh-CN': '用这个密钥检测没有通过，没有切换',
      en: 'The live check failed with this key; nothing was changed over',
    },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '按没有通过的每一项处理，演练通过后再切换。现在用的密钥照常工作，收款不受影响。',
          en: 'Mend what failed, run the dry run again, and change over once it passes. The keys in use go on working; no payment is touched.',
        },
      },
    ],
  },
  KEY_OVERLAP_OVER: {
    status: 409,
    title: { 'zh-CN': '旧密钥已经清除，不能撤回', en: 'The old keys are gone; there is nothing to go back to' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '要用回旧的，请把它当成新密钥再换一次；平台上已经作废的不能再用。',
          en: 'To use them again, bring them as new keys; what the platform has voided cannot be used.',
        },
      },
    ],
  },
  PICTURE_INVALID: {
    status: 422,
    title: { 'zh-CN': '图片不能用', en: 'The picture cannot be used' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '换一张 JPG、PNG 或 BMP 图片，不超过 2 MB。',
          en: 'Use a JPG, PNG or BMP picture of at most 2 MB.',
        },
      },
    ],
  },
  APPLYMENT_LOCKED: {
    status: 409,
    title: { 'zh-CN': '审核期间不能修改', en: 'Locked during review' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '被驳回后可以改；谁能撤回，申请页上写着。',
          en: 'It can be changed once rejected; its page says who can withdraw it.',
        },
      },
    ],
  },
  APPLYMENT_INCOMPLETE: {
    status: 422,
    title: { 'zh-CN': '有 {n} 处必须先改', en: '{n} places must be mended first' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '按 facts.problems 逐项修改后再提交。', en: 'Mend each item in facts.problems, then submit.' },
      },
    ],
  },
  APPLYMENT_OPEN: {
    status: 409,
    title: { 'zh-CN': '这个客户已有一份没办完的申请', en: 'This client has an application under way' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '在申请 {applyment_id} 上继续；它作废以后才能复制新建。',
          en: 'Go on with {applyment_id}; only a cancelled one can be copied to start again.',
        },
      },
    ],
  },
  APPLYMENT_UNFINISHED: {
    status: 409,
    title: { 'zh-CN': '进件还没有完成', en: 'The application is not finished' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '先办完申请 {id}，有了特约商户号才有结算账户和授权。',
          en: 'Finish {id} first: settlement account and permissions come with the sub-merchant number.',
        },
      },
    ],
  },
  BANK_LISTS_NOT_OFFERED: {
    status: 409,
    title: { 'zh-CN': '这个平台没有可查的银行列表', en: 'This platform has no list of banks to search' },
    fix: [{ owner: 'operator', do: { 'zh-CN': '直接填写银行和支行全称。', en: 'Type the bank and its branch.' } }],
  },
  SETTLEMENT_NOT_OFFERED: {
    status: 409,
    title: {
      'zh-CN': '这个平台不能由我们修改结算账户',
      en: 'The settlement account cannot be changed through us here',
    },
    fix: [
      {
        owner: 'superAdmin',
        do: { 'zh-CN': '请超级管理员到平台上修改。', en: 'The super admin changes it on the platform.' },
      },
    ],
  },
  SETTLEMENT_CHANGE_OPEN: {
    status: 409,
    title: { 'zh-CN': '已有一次结算账户变更在审核', en: 'A change of the settlement account is under way' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '等它有结果后再提交下一次。', en: 'Wait until it has ended before asking for the next.' },
      },
    ],
  },
  APPID_LINKS_NOT_OFFERED: {
    status: 409,
    title: {
      'zh-CN': '现在的账号不能由我们绑定 AppID、登记支付目录',
      en: 'This account cannot link AppIDs or add pay directories for us',
    },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '在服务商账号里补上 APIv2 密钥和商户 API 证书；或者到服务商平台手工添加，再在清单里确认。',
          en: 'Add the APIv2 key and the merchant API certificate to the provider account; or add it on the partner platform and confirm it in the checklist.',
        },
      },
    ],
  },
  GRANTS_NOT_OFFERED: {
    status: 409,
    title: { 'zh-CN': '这个平台不用商家授权', en: 'Merchants do not authorise at this platform' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '改用进件申请。', en: 'Begin an application instead.' },
        place: { 'zh-CN': '客户 → 进件申请', en: 'Client → Applications' },
      },
    ],
  },
  AUTHORIZATION_USED: {
    status: 409,
    title: { 'zh-CN': '这个授权链接已经用过', en: 'This authorisation link was used' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '它的状态是 {state}；要重新授权，请生成新的链接。',
          en: 'Its state is {state}; make a new link to have it authorised again.',
        },
      },
    ],
  },
  GRANT_WITHDRAWN: {
    status: 409,
    title: { 'zh-CN': '商家已取消授权', en: 'The merchant withdrew the authorisation' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '把授权链接再发给商家 {sub_mchid}，重新授权后再启用。',
          en: 'Send merchant {sub_mchid} an authorisation link; enable it once it is authorised again.',
        },
        place: { 'zh-CN': '客户 → 授权', en: 'Client → Authorisation' },
      },
    ],
  },
  GRANT_REFRESH_UNKNOWN: {
    status: 502,
    title: {
      'zh-CN': '平台没有应答，令牌换没换还不知道',
      en: 'No answer from the platform; whether the token was renewed is not known',
    },
    fix: [
      {
        owner: 'system',
        do: {
          'zh-CN': '先不要再更新：一小时内我们会问清楚授权是否有效，旧令牌作废了就会提醒你请商家重新授权。',
          en: 'Do not renew it again: within an hour we ask whether the authorisation holds, and tell you where the merchant has to authorise again.',
        },
        place: { 'zh-CN': '客户 → 授权', en: 'Client → Authorisation' },
      },
    ],
  },
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
  METHOD_NAME_TAKEN: {
    status: 409,
    title: { 'zh-CN': '这个客户已有同名的支付方式', en: 'This client has a payment method of that name' },
    fix: [{ owner: 'operator', do: { 'zh-CN': '换一个名称。', en: 'Choose another name.' } }],
  },
  METHOD_UNAVAILABLE: {
    status: 409,
    title: { 'zh-CN': '这个支付方式现在不能收款', en: 'This payment method cannot take payments now' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '启用支付方式，或给它加上场景 {scene}。',
          en: 'Enable the payment method, or give it the scene {scene}.',
        },
        place: { 'zh-CN': '客户 → 支付方式', en: 'Client → Payment methods' },
      },
    ],
  },
  STEP_LOCKED: {
    status: 409,
    title: { 'zh-CN': '还没轮到这一步', en: 'This step cannot be done yet' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '先完成它前面的步骤：{after}。', en: 'Do what comes before it first: {after}.' },
      },
    ],
  },
  STEP_NOT_BY_WORD: {
    status: 409,
    title: { 'zh-CN': '这一步不用人来确认', en: 'This step is not for people to confirm' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '平台或我们的记录会说明它何时完成，等它自动变化即可。',
          en: 'The platform or our own records tell when it is done. It changes by itself.',
        },
      },
    ],
  },
  STEP_NOT_NEEDED: {
    status: 409,
    title: { 'zh-CN': '这个客户不需要这一步', en: 'This client does not need this step' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '看清单里它为什么被跳过；需要时先改客户的场景或接入方式。',
          en: 'See in the checklist why it is skipped; change the client’s scenes or its way where it is needed after all.',
        },
      },
    ],
  },
  STEP_NOT_CONFIRMED: {
    status: 409,
    title: { 'zh-CN': '没有人确认过这一步', en: 'Nobody has confirmed this step' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '刷新清单，看它现在的状态。', en: 'Read the checklist again, and see its present state.' },
      },
    ],
  },
  METHOD_NOT_READY: {
    status: 409,
    title: { 'zh-CN': '支付方式还不能启用', en: 'The payment method cannot be enabled yet' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '等进件完成或商家授权、拿到商户号后再启用。',
          en: 'Wait until the application is finished, or the merchant has authorised, and sub_mchid is there.',
        },
      },
    ],
  },
  METHOD_CHECK_FAILED: {
    status: 409,
    title: { 'zh-CN': '检测没有通过，不能启用', en: 'It cannot be enabled: its check failed' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '在支付方式的「检测」页按每一项的步骤处理，重新检测通过后再启用。',
          en: 'Follow the steps on its checks page, check again, and enable it once nothing fails.',
        },
      },
    ],
  },
  OUT_TRADE_NO_USED: {
    status: 409,
    title: { 'zh-CN': '这个订单号已用在另一笔收款上', en: 'This out_trade_no belongs to another payment' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '同一笔收款重发时内容要一样（不同的是 {difference}）；新的收款换一个订单号。',
          en: 'Repeat the same payment unchanged (what differs is {difference}); use a new number for a new one.',
        },
      },
    ],
  },
  OUT_REFUND_NO_USED: {
    status: 409,
    title: { 'zh-CN': '这个退款单号已用在另一笔退款上', en: 'This out_refund_no belongs to another refund' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '同一笔退款重发时内容要一样（不同的是 {difference}）；新的退款换一个单号。',
          en: 'Repeat the same refund unchanged (what differs is {difference}); use a new number for a new one.',
        },
      },
    ],
  },
  PAYMENT_NOT_OPEN: {
    status: 409,
    title: { 'zh-CN': '这笔收款已经结束', en: 'This payment has ended' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '状态是 {state}；要再收款，用新的订单号创建。',
          en: 'Its state is {state}; create a new one under a new number.',
        },
      },
    ],
  },
  REFUND_TOO_LARGE: {
    status: 422,
    title: { 'zh-CN': '退款超过了可退金额', en: 'The refund is larger than what is left' },
    fix: [
      {
        owner: 'finance',
        do: { 'zh-CN': '把金额降到 {left_fen} 分以内。', en: 'Lower the amount to {left_fen} fen or less.' },
      },
    ],
  },
  REFUND_NOT_POSSIBLE: {
    status: 409,
    title: { 'zh-CN': '这笔收款还不能退款', en: 'This payment cannot be refunded' },
    fix: [
      {
        owner: 'finance',
        do: {
          'zh-CN': '只有已付款的收款能退，现在的状态是 {state}。',
          en: 'Only a paid payment can be refunded; its state is {state}.',
        },
      },
    ],
  },
  WEBHOOK_URL_INVALID: {
    status: 422,
    title: { 'zh-CN': '通知地址不能用', en: 'The webhook address cannot be used' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '用 https 地址，不带用户名、密码和 # 片段；测试环境可用本机 http 地址。',
          en: 'Use an https address without user, password or #fragment; in test, http on this machine is fine.',
        },
      },
    ],
  },
  GATEWAY_REFUSED: {
    status: 422,
    title: { 'zh-CN': '平台拒绝了：{message}', en: 'The platform refused: {message}' },
    fix: [
      {
        owner: 'developer',
        do: { 'zh-CN': '按平台的说明处理，错误码 {code}。', en: 'Act on the platform’s code {code}.' },
      },
    ],
  },
  GATEWAY_NOT_ASKED: {
    status: 502,
    title: { 'zh-CN': '平台没有应答', en: 'No answer from the platform' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '过一会儿再试；重复操作不会有坏处。', en: 'Try again in a while; repeating it does no harm.' },
      },
    ],
  },
  GATEWAY_UNREACHABLE: {
    status: 502,
    title: { 'zh-CN': '平台没有应答，结果未知', en: 'No answer from the platform; the result is not known' },
    fix: [
      {
        owner: 'system',
        do: {
          'zh-CN': '不用重新下单：我们会用同一个编号继续查询，也可以用同样的内容重试。',
          en: 'Do not start anew: we go on asking under the same number, and you may repeat the same request.',
        },
      },
    ],
  },
  INTERNAL: {
    status: 500,
    title: { 'zh-CN': '我们这边出错了', en: 'Something failed on our side' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '带上请求编号 {request_id} 查看服务日志。',
          en: 'Look in the server log for request {request_id}.',
        },
      },
    ],
  },
  OVERLOADED: {
    status: 503,
    title: { 'zh-CN': '服务太忙', en: 'The server is overloaded' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '{retry_after_s} 秒后用同样的内容重试。',
          en: 'Repeat the same request in {retry_after_s} seconds.',
        },
      },
    ],
  },
  SHUTTING_DOWN: {
    status: 503,
    title: { 'zh-CN': '服务正在关闭', en: 'The server is shutting down' },
    fix: [
      {
        owner: 'developer',
        do: { 'zh-CN': '几秒后用同样的内容重试。', en: 'Repeat the same request in a few seconds.' },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
