import type { ErrorEntry } from '../errors.ts'

export const REQUEST_ERRORS = {
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
