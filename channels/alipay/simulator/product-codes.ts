type Product = { readonly product: string; readonly name: string }

/** The long codes of contracts, what they open here, and their names. https://opendocs.alipay.com/isv/04hwj9 */
const PRODUCTS: Readonly<Record<string, Product>> = {
  I1080300001000060370: { product: 'JSAPI_PAY', name: 'JSAPI支付' },
  I1080300001000041949: { product: 'QUICK_WAP_WAY', name: '手机网站支付' },
  I1080300001000041203: { product: 'FAST_INSTANT_TRADE_PAY', name: '电脑网站支付' },
  I1080300001000068149: { product: 'QR_CODE_OFFLINE', name: '订单码支付' },
  I1080300001000041016: { product: 'FACE_TO_FACE_PAYMENT', name: '当面付' },
  I1080300001000041313: { product: 'QUICK_MSECURITY_PAY', name: 'APP支付' },
  I1080300001000043489: { product: 'ROYALTY', name: '商家分账' },
}

/** Of a code in either spelling; one that is not known opens itself. */
export function productOf(code: string): string {
  return PRODUCTS[code]?.product ?? code
}

export function productName(code: string): string {
  const known = PRODUCTS[code] ?? Object.values(PRODUCTS).find(({ product }) => product === code)
  return known?.name ?? code
}
