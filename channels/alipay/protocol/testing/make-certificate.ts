import { createPublicKey, type KeyObject, sign } from 'node:crypto'

/** Name parts in the order they are encoded in, which a certificate's number reads backwards. */
export type Name = readonly (readonly ['C' | 'O' | 'OU' | 'CN', string])[]

export type Made = { subject: Name; issuer: Name; serial: bigint; from: Date; to: Date; ca?: boolean }

/** A certificate in the form that matters to us, as PEM: RSA with SHA-256, a validity, and whether it may issue others. */
export function makeCertificate(made: Made, privateKey: KeyObject, issuerKey: KeyObject): string {
  const algorithm = der(0x30, oid('1.2.840.113549.1.1.11'), der(0x05))
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, whole(made.serial)),
    algorithm,
    nameOf(made.issuer),
    der(0x30, time(made.from), time(made.to)),
    nameOf(made.subject),
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    ...(made.ca ? [der(0xa3, der(0x30, basicConstraints()))] : []),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, issuerKey))
  const lines =
    der(0x30, body, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

const OIDS = { C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11', CN: '2.5.4.3' }

function nameOf(name: Name): Buffer {
  return der(0x30, ...name.map(([key, value]) => der(0x31, der(0x30, oid(OIDS[key]), der(0x0c, Buffer.from(value))))))
}

function basicConstraints(): Buffer {
  const yes = der(0x01, Buffer.from([0xff]))
  return der(0x30, oid('2.5.29.19'), yes, der(0x04, der(0x30, yes)))
}

function time(at: Date): Buffer {
  return der(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`))
}

function whole(value: bigint): Buffer {
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
  return (bytes[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.from([0]), bytes]) : bytes
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(value: number): number[] {
  const low = value & 0x7f
  const high = value >> 7
  return high === 0 ? [low] : [...base128(high).map((byte) => byte | 0x80), low]
}

function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}
