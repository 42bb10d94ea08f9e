import { Input, type InputProps } from 'antd'

/** Counts as the platform counts: a Chinese character takes two places. */
export function CountedInput({
  places,
  measure,
  ...input
}: { places: number; measure: (text: string) => number } & InputProps) {
  return <Input {...input} count={{ show: true, max: places, strategy: measure }} />
}
