import type { KeyObject } from 'node:crypto'

/** As the open platform shows keys: the Base64 of a PEM in one line, without its frame. */
export function bareKey(pem: string): string {
  return pem.replace(/-----[A-Z ]+-----|\s/g, '')
}

/** Java takes PKCS#8, all others PKCS#1. */
export function bareKeysOf(privateKey: KeyObject): { app_private_key: string; app_private_key_pkcs1: string } {
  const der = (type: 'pkcs8' | 'pkcs1') => privateKey.export({ type, format: 'der' }).toString('base64')
  return { app_private_key: der('pkcs8'), app_private_key_pkcs1: der('pkcs1') }
}
