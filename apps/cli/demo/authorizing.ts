import { type Api, list, object, text } from './api.ts'
import { Disappointment } from './story.ts'
import { until } from './wait.ts'

/** A client on its way by authorisation: the link that it was given, and what became of it. */
export type Link = { clientId: string; url: string }

export async function makeLink(
  ruzhu: Api,
  { clientId, channel, providerId }: { clientId: string; channel: string; providerId: string },
): Promise<Link> {
  const wanted = { client_id: clientId, channel, provider_account_id: providerId }
  const links = object((await ruzhu.post('/v1/authorizations', wanted))['links'], 'links')
  return { clientId, url: text(links, 'phone') }
}

/** What the merchant does: opens the link, agrees on the platform's page, and is brought back to ours. */
export async function agree({ clientId, url }: Link, ruzhu: Api): Promise<{ subMchid: string }> {
  const shown = await fetch(url)
  if (!shown.ok) throw new Disappointment('a page to agree on', `${shown.status} at ${url}`)
  const agreed = await fetch(url, { method: 'POST', body: new URLSearchParams({ merchant: '' }), redirect: 'manual' })
  const back = agreed.headers.get('location')
  if (!back) throw new Disappointment('a way back', `${agreed.status} ${await agreed.text()}`)
  const page = await fetch(back)
  const said = await page.text()
  if (!page.ok) throw new Disappointment('a page that thanks', `${page.status} ${said}`)
  const grant = await until('the authorisation to be recorded', async () => {
    const [found] = list(await ruzhu.get(`/v1/grants?client_id=${clientId}`), 'data')
    return found?.['state'] === 'active' ? { found } : { seen: JSON.stringify(found ?? 'none') }
  })
  return { subMchid: text(grant, 'sub_mchid') }
}
