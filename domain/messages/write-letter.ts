import type { Deps } from '../deps.ts'
import { idPrefix, type LinkId } from '../ids.ts'
import { linkAddress } from '../links/client-links.ts'
import type { Records } from '../store.ts'
import { say } from '../text.ts'
import type { Letter } from './courier.ts'
import type { Message, Recipient } from './messages.ts'
import { isMobile } from './reach.ts'
import type { MessageRoute } from './routes.ts'
import { isTrial } from './trials.ts'
import { usualTemplate, worded } from './templates.ts'

const MOST_ADDRESSEES = 50

/** The message in the words of its template and the language of the route; a word where nobody could be written to. */
export async function writeLetter(
  tx: Records,
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  message: Message,
  route: MessageRoute,
): Promise<Letter | 'template_withdrawn' | 'no_address'> {
  const template = await tx.messages.template(message.kind)
  if (!template?.approvedAt && !isTrial(message.key)) return 'template_withdrawn'
  const to = await addressesOf(tx, message, route)
  if (to?.length === 0) return 'no_address'
  const { language } = route
  const client = message.clientId && (await tx.clients.byId(message.clientId))
  const holes = {
    title: say(message.title, language),
    body: say(message.body, language),
    link: await whole(tx, message.href, publicUrl),
    client: client?.name ?? '',
  }
  const words = worded(template ?? usualTemplate(message.kind), language, holes)
  if (route.kind === 'sms') return { id: message.id, to: to ?? [], ...notice(message, words.subject, holes) }
  return { id: message.id, to: to ?? [], ...words }
}

/**
 * A text message is one line and short: the subject, then the link, which says the rest; where there is none, what the body
 * says. The link stands last and behind a space, so that a phone sees where it ends.
 */
function notice(
  { kind, key }: Message,
  subject: string,
  { title, body, link, client }: Record<'title' | 'body' | 'link' | 'client', string>,
) {
  const text = (link ? `${subject} ${link}` : `${subject} ${body}`).replaceAll(/\s+/g, ' ')
  const template = isTrial(key) ? ('trial' as const) : kind
  return { subject, text, sms: { purpose: 'notice' as const, template, params: { title, body, link, client } } }
}

/** Undefined where the route itself is the address. */
async function addressesOf(
  tx: Records,
  { to }: Pick<Message, 'to'>,
  { kind }: MessageRoute,
): Promise<readonly string[] | undefined> {
  if (kind === 'sms') return numbersOf(tx, to)
  return kind === 'smtp' ? mailAddressesOf(tx, to) : undefined
}

async function numbersOf(tx: Records, to: Recipient): Promise<readonly string[]> {
  if ('phone' in to) return [to.phone]
  const { contactPhone = '' } = ('client' in to && (await tx.clients.byId(to.client))) || {}
  return isMobile(contactPhone) ? [contactPhone] : []
}

async function mailAddressesOf(tx: Records, to: Recipient): Promise<readonly string[]> {
  if ('phone' in to) return []
  if ('client' in to) {
    const { contactEmail } = (await tx.clients.byId(to.client)) ?? {}
    return contactEmail === undefined ? [] : [contactEmail]
  }
  if ('member' in to) {
    const member = await tx.access.member(to.member)
    return member ? [member.email] : []
  }
  const members = await tx.access.members()
  const written = members.filter(({ role }) => to.members.includes(role)).map(({ email }) => email)
  return written.slice(0, MOST_ADDRESSEES)
}

/** A path of ours, a whole address, or a link of the client's, whose address is known to nobody but its store. */
async function whole(tx: Records, href: string | undefined, publicUrl: string): Promise<string> {
  if (href === undefined) return ''
  if (idPrefix(href) !== 'ln') return href.startsWith('/') ? `${publicUrl}${href}` : href
  const id = href as LinkId // by its prefix
  const token = (await tx.links.tokens([id])).get(id)
  return token ? linkAddress({ publicUrl }, token) : ''
}
