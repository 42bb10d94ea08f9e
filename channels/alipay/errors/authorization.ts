import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

const LINK_AGAIN = {
  owner: 'operator',
  do: both('给客户发一个新的授权链接。', 'Send the client a new link to grant by.'),
  place: PLACES.ourGrants,
} as const

/** From code to token. https://opendocs.alipay.com/isv/04h3uf */
export const AUTHORIZATION_ERRORS: readonly CodeExplanation[] = [
  {
    codes: ['AUTH_CODE_NOT_EXIST', 'AUTH_CODE_NOT_VALID', 'code-invalid'],
    title: both(
      '授权码用过了、过期了，或不是给这个应用的',
      'The code was used, has expired, or is another application’s',
    ),
    fix: [LINK_AGAIN],
  },
  {
    codes: [
      'AUTH_TOKEN_NOT_FOUND',
      'AUTH_TOKEN_NOT_EXISTED',
      'AUTH_TOKEN_NOT_CONSISTENT',
      'REFRESH_TOKEN_NOT_EXIST',
      'REFRESH_TOKEN_NOT_VALID',
      'REFRESH_TOKEN_TIME_OUT',
    ],
    title: both('授权令牌已失效', 'The grant’s token is no longer valid'),
    fix: [LINK_AGAIN],
  },
  {
    codes: ['MERCHANT_WITHOUT_PID'],
    title: both('支付宝没有告诉我们商家的 PID', 'Alipay did not tell the merchant’s PID'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '在开放平台把应用的用户标识改成同时返回 user_id，再让商家授权一次。',
          'Let the application be told user_id as well at the open platform, then have the merchant grant again.',
        ),
        place: PLACES.openid,
      },
    ],
  },
  {
    codes: ['APP_ID_NOT_CONSISTENT', 'GRANT_TYPE_INVALID'],
    title: both('授权不是给这个应用的', 'The grant is another application’s'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '核对 APPID 是不是发出授权链接的那个应用。',
          'Check that the APPID is that of the application whose link was used.',
        ),
        place: PLACES.ourAccount,
      },
    ],
  },
]
