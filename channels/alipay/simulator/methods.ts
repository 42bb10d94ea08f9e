import type { App } from './apps.ts'
import type { Charset } from './charset.ts'
import type { Biz } from './fields.ts'
import type { Part } from './multipart.ts'

/** Filled as far as the checks got, for the trace and for the answer. */
export type Seen = { app?: App; stringToSign?: string; about?: string[] }

/** A request that was let in: who asks, for whom, and what for. */
export type Call = {
  /** Whose signature it bears. */
  readonly app: App
  /** Whose business it is: the app itself, or the one that granted the token. */
  readonly merchant: App
  readonly biz: Biz
  readonly files: ReadonlyMap<string, Part>
  readonly notifyUrl?: string
  readonly returnUrl?: string
  /** Of a user, not of a merchant. */
  readonly authToken?: string
  readonly charset: Charset
  /** Scheme and host that it came with; addresses inside answers begin so. */
  readonly origin: string
  readonly seen: Seen
}

/** 10003 says that it was taken on, and that somebody else is still to act. */
export type Reply = { readonly code?: '10003'; readonly body: Biz }

export type Method = {
  readonly name: string
  /** `merchant`: for itself, or a third-party app with its token; `isv`: a third-party app for itself; `any`: both. */
  readonly caller: 'merchant' | 'isv' | 'any'
  /** One of these has to be opened. */
  readonly products?: readonly string[]
  /** The verb in v3, where there is one; the path follows from the name but where it is told. */
  readonly v3?: { readonly verb: 'GET' | 'POST'; readonly path?: string }
  /** Business fields are parameters of their own and not in `biz_content`. */
  readonly flat?: true
  /** The old interfaces answer without a code, and refuse in `error_response`. */
  readonly old?: true
  /** Its answer may name a certificate that the caller does not know yet. */
  readonly bringsCertificate?: true
  readonly handle: (call: Call) => Reply | Promise<Reply>
}

/** Executed by a browser (`page`), or handed to the wallet as a string (`wallet`): not called by servers. */
export type PageMethod = Pick<Method, 'name' | 'caller' | 'products'> & {
  readonly place: 'page' | 'wallet'
  /** The token under which the cashier finds the order. */
  readonly open: (call: Call) => string
}

export type Catalogue = {
  readonly methods: ReadonlyMap<string, Method>
  readonly pages: ReadonlyMap<string, PageMethod>
  /** By verb and path: `POST /v3/alipay/trade/query`. */
  readonly v3: ReadonlyMap<string, Method>
}

export function catalogueOf(methods: readonly Method[], pages: readonly PageMethod[]): Catalogue {
  return {
    methods: new Map(methods.map((method) => [method.name, method])),
    pages: new Map(pages.map((page) => [page.name, page])),
    v3: new Map(
      methods.flatMap((method) => {
        if (!method.v3) return []
        const { verb, path = `/v3/${method.name.replaceAll('.', '/')}` } = method.v3
        return [[`${verb} ${path}`, method]]
      }),
    ),
  }
}
