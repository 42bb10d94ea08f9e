import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Channel, Client, Scene } from '../api/types.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ClientAccountForm } from './client-account-form.tsx'
import { NewMethodForm } from './new-method-form.tsx'
import { PlaceQuestion } from './place-question.tsx'
import { SourceQuestion } from './source-question.tsx'
import { modeOf, NEW_ACCOUNT, type Source, useSources } from './sources.ts'
import { startFrom, unasked } from './start.ts'
import './preparation.css'

const route = getRouteApi('/shell/clients/$clientId/methods/new')

/** One question first: where does the payer pay? What has to be at hand follows, then whose keys sign, then the rest. */
export function NewMethodPage() {
  const { t } = useTranslation()
  const { clientId } = route.useParams()
  const client = query.useQuery('get', '/v1/clients/{id}', { params: { path: { id: clientId } } })
  const channels = useChannels()
  const name = client.data?.name ?? t('clients.title')
  return (
    <Page
      title={t('methods.new')}
      section={name}
      crumbs={[
        { label: t('clients.title'), link: { to: '/clients' } },
        { label: name, link: { to: '/clients/$clientId', params: { clientId } } },
        { label: t('clients.methods'), link: { to: '/clients/$clientId/methods', params: { clientId } } },
      ]}
    >
      <Loaded of={client}>
        {(known) => <Loaded of={channels}>{({ data }) => <Questions client={known} channels={data} />}</Loaded>}
      </Loaded>
    </Page>
  )
}

function Questions({ client, channels }: { client: Client; channels: readonly Channel[] }) {
  const sources = useSources(client.id)
  const [channelName, setChannel] = useState<string>()
  const [chosen, setChosen] = useState<readonly string[]>()
  const [leftOut, setLeftOut] = useState<readonly Scene[]>()
  const [sourceId, setSource] = useState<string>()
  const channel = channels.find(({ name }) => name === (channelName ?? usual(client, sources))) ?? channels[0]
  if (!channel) return null
  const asked = client.wants.filter((want) => want.channel === channel.name).flatMap((want) => want.scenes)
  const places = chosen ?? placesFor(asked, channel)
  const ofChannel = sources.filter((one) => one.channel === channel.name)
  const source = ofChannel.find(({ id }) => id === sourceId) ?? (sourceId === NEW_ACCOUNT ? undefined : ofChannel[0])
  const mode = modeOf(source)
  const start = startFrom(channel, places, mode, leftOut ?? unasked(channel, asked))
  return (
    <div className="new-method">
      <PlaceQuestion
        channels={channels}
        channel={channel}
        onChannel={(name) => {
          setChannel(name)
          setChosen(undefined)
          setLeftOut(undefined)
          setSource(undefined)
        }}
        places={places}
        onPlaces={setChosen}
        onLeftOut={setLeftOut}
        start={start}
        mode={mode}
      />
      <SourceQuestion sources={ofChannel} source={source} onSource={setSource} />
      {source ? (
        <NewMethodForm key={source.id} clientId={client.id} channel={channel} source={source} start={start} />
      ) : (
        <ClientAccountForm
          clientId={client.id}
          channel={channel}
          onSaved={({ id }) => setSource(id)}
          onClose={() => setSource(undefined)}
        />
      )}
    </div>
  )
}

/** The platform on which the client can be paid already, else the one that it wants. */
function usual({ wants }: Client, sources: readonly Source[]): string | undefined {
  return sources[0]?.channel ?? wants[0]?.channel
}

/** What the client said it wants answers the question before it is asked. */
function placesFor(asked: readonly Scene[], { places }: Channel): readonly string[] {
  return places.filter(({ scenes }) => scenes.some((scene) => asked.includes(scene))).map(({ place }) => place)
}
