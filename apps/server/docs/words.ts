import type { Language } from '@ruzhu/domain/text.ts'

type Words = Record<
  'title' | 'schemas' | 'errors' | 'access' | 'parameters' | 'body' | 'answers' | 'required',
  string
> & {
  intro: readonly string[]
}

/** The words of the reference around what the schemas say. */
export const WORDS: Record<Language, Words> = {
  'zh-CN': {
    title: '入驻 API 参考',
    schemas: '数据结构',
    errors: '错误码',
    access: '权限',
    parameters: '参数',
    body: '请求内容',
    answers: '应答',
    required: '必填',
    intro: [
      '程序在请求头带 <code>Authorization: Bearer rzk_…</code>；绑定客户的密钥只能看到这个客户。机器可读的定义在 <a href="/openapi.json">/openapi.json</a>。',
      '金额是整数分（<code>…_fen</code>），时间是 RFC 3339 的 UTC 时间，没有的字段不出现。',
      'POST 请求可以带 <code>Idempotency-Key</code>：同一个键和同样的内容得到逐字节相同的应答。',
      '列表用 <code>?limit=20&amp;after=&lt;上一页的 next&gt;</code> 翻页。',
      '出错时是 <code>application/problem+json</code>：<code>code</code> 是错误码，<code>fix</code> 写明谁来做、怎么改。',
    ],
  },
  en: {
    title: 'Ruzhu API reference',
    schemas: 'Data',
    errors: 'Error codes',
    access: 'Access',
    parameters: 'Parameters',
    body: 'Body',
    answers: 'Answers',
    required: 'required',
    intro: [
      'Programs send <code>Authorization: Bearer rzk_…</code>; a key that is bound to a client sees only that client. The definition for machines is <a href="/openapi.json">/openapi.json</a>.',
      'Money is a whole number of fen (<code>…_fen</code>), times are RFC 3339 in UTC, and what is absent is left out.',
      'A POST may carry an <code>Idempotency-Key</code>: the same key and body get the same answer, byte for byte.',
      'Lists are paged with <code>?limit=20&amp;after=&lt;next of the page before&gt;</code>.',
      'What fails is answered as <code>application/problem+json</code>: <code>code</code> names it, and <code>fix</code> says who mends it how.',
    ],
  },
}
