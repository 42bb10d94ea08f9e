import type { Deps } from '../deps.ts'
import { idPrefix, type LinkId } from '../ids.ts'
import { linkAddress } from '../links/client-links.ts'
import type { Records } from '../store.ts'
import { say } from '../text.ts'
import type { Letter } from './courier.ts'
import type { Message } from './messages.ts'
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
  const to = route.kind === 'smtp' ? await addressesOf(tx, message) : []
  if (route.kind === 'smtp' && to.length === 0) return 'no_address'
  const { language } = route
  const client = message.clientId && (await tx.clients.byId(message.clientId))
  const words = worded(template ?? usualTemplate(message.kind), language, {
    title: say(message.title, language),
    body: say(message.body, language),
    link: await whole(tx, message.href, publicUrl),
    client: client?.name ?? '',
  })
  return { id: message.id, to, ...words }
}

async function addressesOf(tx: Records, { to }: Pick<Message, 'to'>): Promise<readonly string[]> {
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
