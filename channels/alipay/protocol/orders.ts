import type { Params } from './signing.ts'

/**
 * What every order says, whichever way it is paid. Amounts are yuan as text, two decimals, 0.01 to 100000000; times are
 * Beijing's, `2024-06-07 18:41:51`. What is absent must be left out.
 */
export type Order = {
  /** Up to 64 letters, digits, `_` and `-`; unique with its merchant. */
  out_trade_no: string
  total_amount: string
  /** Up to 256 characters, none of them `/`, `=` or `&`. */
  subject: string
  body?: string
  product_code?: string
  /** Another account of the merchant's than that of the contract. */
  seller_id?: string
  /** `90m`, `2h`, `1d`, or `1c` for the end of the day; {@link time_expire} wins over it. */
  timeout_express?: string
  time_expire?: string
  goods_detail?: readonly GoodsDetail[]
  extend_params?: ExtendParams
  /** `mc_create_trade_ip` is the payer's public address, wanted where ACQ.RISK_MERCHANT_IP_NOT_EXIST says so. */
  business_params?: {
    mc_create_trade_ip?: string
    campus_card?: string
    card_type?: string
    actual_order_time?: string
  }
  promo_params?: string
  store_id?: string
  alipay_store_id?: string
  terminal_id?: string
  operator_id?: string
  merchant_order_no?: string
  /** Comes back as it is; to be URL-encoded by the caller, 512 at most then. */
  passback_params?: string
  /** Either these or the next, separated by commas. */
  enable_pay_channels?: string
  disable_pay_channels?: string
  ext_user_info?: ExtUserInfo
  /** 直付通: `merchant_id` is the smid; `settle_info` is then required. */
  sub_merchant?: { merchant_id: string; merchant_type?: 'alipay' }
  settle_info?: SettleInfo
  query_options?: readonly string[]
}

export type GoodsDetail = {
  goods_id: string
  goods_name: string
  quantity: number
  price: string
  goods_category?: string
  categories_tree?: string
  show_url?: string
  body?: string
  alipay_goods_id?: string
  out_item_id?: string
  out_sku_id?: string
}

export type ExtendParams = {
  /** PID of the service provider who signed the agreement on rebates (返佣). */
  sys_service_provider_id?: string
  hb_fq_num?: '3' | '6' | '12'
  hb_fq_seller_percent?: '0' | '100'
  industry_reflux_info?: string
  card_type?: string
  specified_seller_name?: string
  /** `true` holds the money for a later split. */
  royalty_freeze?: 'true'
  trade_component_order_id?: string
}

export type ExtUserInfo = {
  name?: string
  mobile?: string
  cert_type?: string
  cert_no?: string
  min_age?: string
  fix_buyer?: 'T' | 'F'
  need_check_info?: 'T' | 'F'
  identity_hash?: string
}

export type SettleInfo = {
  settle_detail_infos: readonly {
    trans_in_type: 'cardAliasNo' | 'userId' | 'loginName' | 'defaultSettle'
    /** Empty with `defaultSettle`. */
    trans_in?: string
    summary_dimension?: string
    settle_entity_id?: string
    settle_entity_type?: 'SecondMerchant' | 'Store'
    amount: string
    actual_amount?: string
  }[]
  /** `1d` to `365d`. */
  settle_period_time?: string
}

/** Which trade: one of the two; where both are given the gateway goes by `trade_no`. */
export type TradeRef = { out_trade_no: string } | { trade_no: string }

/** Addresses that travel beside the order: public ones, without a redirect. */
export type Addresses = { notifyUrl?: string; returnUrl?: string }

export function addressFields({ notifyUrl, returnUrl }: Addresses): Params {
  return { notify_url: notifyUrl, return_url: returnUrl }
}
