import { Radio } from 'antd'
import { useState } from 'react'
import type { Channel } from '../api/types.ts'
import { useSay } from '../parts/said.ts'

/** A few questions that lead to the way by which a client comes to be paid; without answers it is the usual one. */
export function PathChoice({
  channel,
  value,
  onChange,
}: {
  channel: Channel
  value?: string
  onChange?: (path: string | undefined) => void
}) {
  const say = useSay()
  const [answers, setAnswers] = useState<readonly number[]>([])
  const asked = questionsFor(channel, answers)
  const chosen = channel.journeys.find(({ key }) => key === value)

  function answer(place: number, index: number) {
    const now = [...answers.slice(0, place), index]
    setAnswers(now)
    onChange?.(asked[place]?.answers[index]?.path)
  }
  return (
    <div className="path-choice">
      {asked.map((question, place) => (
        <fieldset key={question.ask.en}>
          <legend>{say(question.ask)}</legend>
          <Radio.Group
            name={`${channel.name}-question-${place}`}
            value={answers[place] ?? null}
            onChange={(event) => answer(place, Number(event.target.value))}
            options={question.answers.map(({ label }, index) => ({ value: index, label: say(label) }))}
          />
        </fieldset>
      ))}
      <p className="secondary" aria-live="polite">
        {chosen && (
          <>
            <strong>{say(chosen.label)}</strong> {say(chosen.hint)}
          </>
        )}
      </p>
    </div>
  )
}

/** The first question, and each that an answer leads to. */
function questionsFor({ questions }: Channel, answers: readonly number[]): Channel['questions'] {
  const asked: Channel['questions'] = []
  for (let place: number | undefined = 0; place !== undefined; ) {
    const question: Channel['questions'][number] | undefined = questions[place]
    if (!question) break
    const given: number | undefined = answers[asked.length]
    asked.push(question)
    place = given === undefined ? undefined : question.answers[given]?.next
  }
  return asked
}
