import { once } from 'node:events'
import { openOrderBook } from './orders.ts'
import { connectRuzhu } from './ruzhu.ts'
import { createShop } from './shop.ts'

const NEEDED = ['SHOP_PORT', 'SHOP_RUZHU_URL', 'SHOP_API_KEY', 'SHOP_METHOD_ID', 'SHOP_WEBHOOK_SECRET'] as const

const missing = NEEDED.filter((name) => !process.env[name])
if (missing.length > 0) {
  console.error(`缺少环境变量 / missing in the environment: ${missing.join(', ')}`)
  process.exit(1)
}

const shop = createShop({
  orders: openOrderBook(),
  ruzhu: connectRuzhu({ url: setting('SHOP_RUZHU_URL'), apiKey: setting('SHOP_API_KEY') }),
  methodId: setting('SHOP_METHOD_ID'),
  webhookSecret: setting('SHOP_WEBHOOK_SECRET'),
  now: () => new Date(),
})

shop.listen(Number(setting('SHOP_PORT')), '127.0.0.1')
await once(shop, 'listening')
console.log(`demo shop ready http://127.0.0.1:${setting('SHOP_PORT')}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    shop.close()
    shop.closeAllConnections()
  })
}

function setting(name: (typeof NEEDED)[number]): string {
  return process.env[name] ?? ''
}
