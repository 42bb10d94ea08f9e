import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { Fields } from './reading.ts'

/** `encrypted_echo_message` is sealed and opened for you: in plain text on both ways. */
export type Echo = { echo_message: string; encrypted_echo_message?: string }

/**
 * Says back what it is told: a test of all keys at once, signing, verifying, sealing and opening. With `notify_url` a
 * SECURITY_ECHO.SUCCESS notification follows, whose resource is read by {@link readEchoNotice}.
 *
 * @throws TooLongToSeal before anything is sent
 */
export function securityEcho(
  client: WechatClient,
  echo: Echo & { notify_url?: string },
  options?: CallOptions,
): Promise<Answer<Echo>> {
  const path = at('POST', '/v3/security/echo')
  const sealed = echo.encrypted_echo_message === undefined ? {} : { sealed: SEALED }
  return client.call({ ...path, body: echo, ...sealed, opened: SEALED, read: readEcho, repeatable: true }, options)
}

/** The sealed message in a notification has a name of its own, and stays sealed: open it with `unseal`. */
export function readEchoNotice(resource: unknown): { echo_message: string; encrypt_echo_message: string | undefined } {
  const fields = new Fields(resource, 'resource')
  return {
    echo_message: fields.text('echo_message'),
    encrypt_echo_message: fields.textIfAny('encrypt_echo_message'),
  }
}

const SEALED = new Set(['encrypted_echo_message'])

function readEcho(body: unknown): Echo {
  const fields = new Fields(body)
  const opened = fields.textIfAny('encrypted_echo_message')
  return {
    echo_message: fields.text('echo_message'),
    ...(opened === undefined ? {} : { encrypted_echo_message: opened }),
  }
}
