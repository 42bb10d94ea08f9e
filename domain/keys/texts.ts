import type { Sentence } from '../text.ts'

/** What is said of keys while they change, and before they end. */
export const KEY_TEXTS = {
  'keys.ready': {
    'zh-CN': '平台认这个密钥，可以切换。切换前后都不影响收款。',
    en: 'The platform takes this key; you can change over. No payment is touched by it.',
  },
  'keys.only': {
    'zh-CN': '平台已经只认新密钥了，请马上切换。在切换之前，被拒绝的请求会自动改用新密钥再发一次。',
    en: 'The platform takes only the new key already; change over now. Until then what it refuses is asked for again with the new one.',
  },
  'keys.not_yet': {
    'zh-CN': '平台还不认这个密钥。先在平台上改好，再切换；现在用的密钥照常工作。',
    en: 'The platform does not take this key yet. Change it there first; the keys in use go on working.',
  },
  'keys.untold': {
    'zh-CN': '平台没有办法当场验证它。平台改好之后，下一条通知会说明它用的是哪一个；也可以由你确认后切换。',
    en: 'The platform cannot tell at once. Once it has changed, its next notification shows which one it uses; or you confirm it and change over.',
  },
  'keys.unheard': {
    'zh-CN': '平台没有应答，密钥可能没有问题。过一会儿再演练一次；确定平台已经改好时，也可以由你确认后切换。',
    en: 'Nobody answered; the key may be right. Run the dry run again later; or, where you are sure that the platform has it, confirm it and change over.',
  },
  'keys.plan_switch': {
    'zh-CN': '切换之后，从下一个请求起都用新的；在途的请求用旧的走完。',
    en: 'After it, every call from the next one on is made with the new keys; calls under way end with the old ones.',
  },
  'keys.plan_overlap': {
    'zh-CN': '旧的再留 {hours} 小时，用来解开路上的通知；这段时间里可以撤回。',
    en: 'The old ones are kept for {hours} hours, to open notifications under way; within that time you can go back.',
  },
  'keys.plan_gone': {
    'zh-CN': '到时候自动清除旧的，只留下指纹和序列号。',
    en: 'Then they are wiped; fingerprints and serial numbers remain.',
  },
  'keys.grant_token': { 'zh-CN': '商家授权令牌', en: 'Token of the merchant’s grant' },
  'keys.webhook_secret': { 'zh-CN': '通知签名密钥', en: 'Secret of a webhook endpoint' },
  'keys.app_secret': { 'zh-CN': 'AppSecret', en: 'AppSecret' },
  'keys.expiry_title': {
    'zh-CN': '{name}的{part}还有 {days} 天到期',
    en: '{part} of {name} ends in {days} days',
  },
  'keys.expiry_body': {
    'zh-CN':
      '{name}的{part}（序列号 {serial}）在 {day} 到期，之后用它签名的请求都会被平台拒绝。请在到期前换好：新旧可以同时有效，不影响收款。',
    en: '{part} of {name} (serial number {serial}) ends on {day}; from then on the platform refuses what is signed with it. Replace it before that: old and new are good side by side, and no payment is touched.',
  },
} satisfies Record<string, Sentence>
