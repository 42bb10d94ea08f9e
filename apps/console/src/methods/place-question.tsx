import { Checkbox, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Channel, Scene } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import { Preparation } from './preparation.tsx'
import { type Mode, scenesAt, type Start } from './start.ts'

type QuestionProps = {
  channels: readonly Channel[]
  channel: Channel
  onChannel: (name: string) => void
  places: readonly string[]
  onPlaces: (places: readonly string[]) => void
  onLeftOut: (scenes: readonly Scene[]) => void
  start: Start
  mode: Mode
}

/** Where does the payer pay? */
export function PlaceQuestion({
  channels,
  channel,
  onChannel,
  places,
  onPlaces,
  onLeftOut,
  start,
  mode,
}: QuestionProps) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <section className="card" aria-labelledby="places-title">
      <h2 id="places-title">{t('methods.where')}</h2>
      <Radio.Group
        aria-label={t('methods.channel')}
        value={channel.name}
        options={channels.map(({ name, label }) => ({ value: name, label: say(label) }))}
        onChange={({ target }) => onChannel(target.value)}
      />
      <div className="place-choice" role="group" aria-labelledby="places-title">
        {channel.places.map(({ place, label, hint }) => (
          <Checkbox
            key={place}
            checked={places.includes(place)}
            onChange={({ target }) =>
              onPlaces(target.checked ? [...places, place] : places.filter((other) => other !== place))
            }
          >
            <span>{say(label)}</span> <span className="secondary">{say(hint)}</span>
          </Checkbox>
        ))}
      </div>
      <SceneChoice channel={channel} places={places} start={start} onLeftOut={onLeftOut} />
      {start.scenes.length > 0 && <Preparation start={start} mode={mode} />}
    </section>
  )
}

/** A place may stand for several, and each wants a product of its own at the platform. */
function SceneChoice({
  channel,
  places,
  start,
  onLeftOut,
}: Pick<QuestionProps, 'channel' | 'places' | 'start' | 'onLeftOut'>) {
  const { t } = useTranslation()
  const say = useSay()
  const offered = scenesAt(channel, places)
  if (offered.length < 2) return null
  return (
    <div className="scene-choice" role="group" aria-labelledby="scenes-title">
      <span id="scenes-title">{t('methods.scenes')}</span>
      <Checkbox.Group
        value={[...start.scenes]}
        options={channel.scenes
          .filter(({ scene }) => offered.includes(scene))
          .map(({ scene, label }) => ({ value: scene, label: say(label) }))}
        onChange={(kept) => onLeftOut(offered.filter((scene) => !kept.includes(scene)))}
      />
      <span className="secondary">{t('methods.scenes_why')}</span>
    </div>
  )
}
