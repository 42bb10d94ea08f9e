import { Checkbox, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import { Preparation } from './preparation.tsx'
import type { Mode, Start } from './start.ts'

type QuestionProps = {
  channels: readonly Channel[]
  channel: Channel
  onChannel: (name: string) => void
  places: readonly string[]
  onPlaces: (places: readonly string[]) => void
  start: Start
  mode: Mode
}

/** Where does the payer pay? */
export function PlaceQuestion({ channels, channel, onChannel, places, onPlaces, start, mode }: QuestionProps) {
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
      {start.scenes.length > 0 && <Preparation start={start} mode={mode} />}
    </section>
  )
}
