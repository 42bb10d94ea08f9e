import type { Courier } from '@ruzhu/domain/messages/courier.ts'

/** No route leads out of here. */
export const noCourier: Courier = () => Promise.reject(new Error('a message was sent where no route is set up'))
