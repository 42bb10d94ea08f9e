import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** How it behaves: by its answer to a command, or with silence from then on. */
export type Manners = { answers?: Readonly<Record<string, string>>; silentAfter?: string }
export type MailServer = {
  port: number
  mails: { to: string[]; text: string }[]
  /** The commands it heard, of all conversations. */
  commands: string[]
  manners: Manners
  close(): Promise<void>
}

/** A mail server as RFC 5321 speaks, played word by word; it knows nothing of the client's code. */
export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    talk(house, socket)
  })
  const house: MailServer = {
    port: 0,
    mails: [],
    commands: [],
    manners: {},
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('it listens on a port')
  house.port = address.port
  return house
}

function talk(house: MailServer, socket: Socket): void {
  let rest = ''
  let text: string | undefined
  let to: string[] = []
  let silent = house.manners.silentAfter === 'connect'
  const say = (line: string) => {
    if (!silent) socket.write(`${line}\r\n`)
  }
  say('220 mail.example ESMTP')
  socket.on('data', (chunk) => {
    rest += chunk.toString('utf8')
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      hear(line)
    }
  })

  function hear(line: string): void {
    if (text !== undefined) return body(line)
    const word = line.split(' ', 1)[0]?.toUpperCase() ?? ''
    house.commands.push(word)
    if (house.manners.silentAfter === word) silent = true
    const refused = house.manners.answers?.[word]
    if (refused !== undefined) return say(refused)
    if (word === 'EHLO') return say('250-mail.example\r\n250 AUTH PLAIN LOGIN')
    if (word === 'RCPT') to.push(/<([^>]*)>/.exec(line)?.[1] ?? '')
    if (word === 'DATA') {
      text = ''
      return say('354 go on')
    }
    if (word === 'AUTH') return say('235 known')
    say(word === 'QUIT' ? '221 bye' : '250 ok')
  }

  function body(line: string): void {
    if (line !== '.') {
      text += `${line.replace(/^\.\./, '.')}\n`
      return
    }
    house.mails.push({ to, text: text ?? '' })
    text = undefined
    to = []
    if (house.manners.silentAfter === 'body') silent = true
    say(house.manners.answers?.['body'] ?? '250 queued')
  }
}
