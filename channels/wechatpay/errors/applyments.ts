import type { Explanation, MessageExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { IN_REVIEW } from '../descriptor/review-time.ts'
import { PLACES } from './places.ts'

export const APPLYMENT_CODES: Readonly<Record<string, Explanation>> = {
  APPLYMENT_NOT_EXIST: {
    title: both('微信支付没有这份进件申请', 'WeChat Pay has no such application'),
    fix: [
      {
        owner: 'operator',
        do: both('提交没有送达，可以原样再提交一次。', 'The submission did not arrive; submit it again as it is.'),
        place: PLACES.ourApplyment,
      },
    ],
  },
  TOO_LONG_TO_ENCRYPT: {
    title: both('有一项内容太长，加密后提交不了', 'One of the values is too long to be encrypted'),
    fix: [
      {
        owner: 'operator',
        do: both('把那一项缩短到 70 个汉字以内。', 'Shorten it to at most 70 Chinese characters.'),
        place: PLACES.ourApplyment,
      },
    ],
  },
  PROCESSING: {
    title: both('同一份申请还在审核', 'This application is still under review'),
    fix: [
      {
        owner: 'platform',
        do: both(
          `等审核结果，一般 ${IN_REVIEW} 个工作日；被驳回后可以修改重交。`,
          `Wait for the result, as a rule ${IN_REVIEW} working days; it can be changed once rejected.`,
        ),
      },
    ],
  },
  REQUEST_BLOCKED: {
    title: both('图片或签名信息没有通过检查', 'A picture or its signature did not pass the check'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '重新上传图片（JPG、PNG 或 BMP，不超过 2 MB），再提交。',
          'Upload the pictures again (JPG, PNG or BMP, at most 2 MB), then submit.',
        ),
        place: PLACES.ourApplyment,
      },
    ],
  },
}

export const APPLYMENT_MESSAGES: readonly MessageExplanation[] = [
  {
    key: 'picture_refused',
    says: /图片文件名称不正确|文件二进制内容不是图片|图片sha256值有误|文件大小不能超过|文件为空|图片文件为空|图片内容无效/,
    title: both('有一张图片微信支付不收', 'WeChat Pay does not take one of the pictures'),
    fix: [
      {
        owner: 'operator',
        do: both('换一张 JPG、PNG 或 BMP 图片，不超过 2 MB。', 'Use a JPG, PNG or BMP picture of at most 2 MB.'),
        place: PLACES.ourApplyment,
      },
    ],
  },
  {
    key: 'too_many_uploads',
    says: /当天上传文件数已达上限/,
    title: both('今天上传的图片太多了', 'Too many pictures were uploaded today'),
    fix: [{ owner: 'operator', do: both('明天再提交。', 'Submit again tomorrow.') }],
  },
  {
    key: 'ubo_twice',
    says: /UBO信息重复/,
    title: both('最终受益人重复了', 'A beneficial owner is listed twice'),
    fix: [{ owner: 'operator', do: both('每个人只填一次。', 'List each person once.'), place: PLACES.ourApplyment }],
  },
  {
    key: 'differs_from_licence',
    says: /与营业执照不匹配|开户名称与主体名称不一致|开户银行取值有误/,
    title: both('填写的内容和证照或银行资料不一致', 'What was entered differs from the licence or the bank’s record'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '按平台指出的那一项，照证照和开户资料逐字核对。',
          'Check the item that the platform names, letter by letter, against licence and bank record.',
        ),
        place: PLACES.ourApplyment,
      },
    ],
  },
  {
    key: 'forbidden_name',
    says: /敏感词/,
    title: both('名称里有微信支付不允许的词', 'A name contains a word that WeChat Pay does not allow'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '换一个商户简称，不要带官方、国家机关或他人品牌的名称。',
          'Choose another short name, without official bodies or brands of others.',
        ),
        place: PLACES.ourApplyment,
      },
    ],
  },
  {
    key: 'too_many_numbers',
    says: /商户号(数量|个数).*(上限|超)|商户已存在|商户号已存在/,
    title: both('这个主体的商户号数量到了上限', 'This company has as many merchant numbers as it may have'),
    fix: [
      {
        owner: 'client',
        do: both('注销不用的商户号，或用已有的商户号。', 'Close numbers that are not used, or use an existing one.'),
      },
    ],
  },
]
