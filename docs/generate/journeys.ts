import { CHANNELS } from '@ruzhu/channels/index.ts'
import type { JourneyPlan, Known, StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import type { Party } from '@ruzhu/domain/parties.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'
import { WALKS, type Walkable } from '../../tests/journeys/walks.ts'

const OWNERS: Readonly<Record<Party, Sentence>> = {
  operator: { 'zh-CN': '运营', en: 'operator' },
  developer: { 'zh-CN': '开发', en: 'developer' },
  finance: { 'zh-CN': '财务', en: 'finance' },
  client: { 'zh-CN': '客户', en: 'client' },
  superAdmin: { 'zh-CN': '超级管理员', en: 'super admin' },
  legalPerson: { 'zh-CN': '法定代表人', en: 'legal representative' },
  platform: { 'zh-CN': '平台', en: 'platform' },
  system: { 'zh-CN': '系统', en: 'system' },
  none: { 'zh-CN': '无', en: 'nobody' },
}
const KNOWN: Readonly<Record<Known, Sentence>> = {
  record: { 'zh-CN': '我们的记录', en: 'our record' },
  gateway: { 'zh-CN': '平台', en: 'gateway' },
  word: { 'zh-CN': '人的确认', en: 'a person’s word' },
}

/** Journey × step × owner × how known × test. Throws where a journey is walked by no test. */
export async function journeysPage(): Promise<string> {
  const parts = CHANNELS.flatMap(({ descriptor: { name, journeys } }) =>
    [journeys.provider, ...journeys.clients].map((plan) => section(name, plan)),
  )
  return [
    '<!-- Written by `npm run docs` from channels/*/journeys; change those. -->',
    '',
    '# 九种接入方式 / Nine ways to be paid',
    '',
    '每一步是谁做、前面是什么、怎么知道它完成了。由代码生成。步骤上的测试从零走到上线，途中有一次驳回和一次错过期限；其中四种也在浏览器里点击走一遍。',
    '',
    'Who does each step, what comes before it, and how it is known to be done. Made from the code. The test of a journey walks it',
    'from nothing to live, through one refusal and one missed deadline; four of them are walked by clicking too. Every sentence of every state is tried by',
    '[tests/journeys-sentences.test.ts](../tests/journeys-sentences.test.ts), every item of the platforms’ guides is found by',
    '[tests/journeys-data.test.ts](../tests/journeys-data.test.ts).',
    '',
    ...parts,
  ].join('\n')
}

type Plan = Pick<JourneyPlan, 'key' | 'label' | 'hint'> & { steps: readonly StepPlan<never>[] }

function section(channel: string, { key, label, hint, steps }: Plan): string {
  const walk = WALKS.find((one) => one.channel === channel && one.journey === key)
  if (!walk) throw new Error(`no test walks ${channel} ${key}: tests/journeys/walks.ts`)
  return [
    `## ${both(label)}`,
    '',
    [`\`${channel}\``, `\`${key}\``, linkTo(walk.test), ...clicked(walk)].join(' · '),
    '',
    `${hint['zh-CN']} ${hint.en}`,
    '',
    '| 步骤 / step | 谁 / owner | 之前 / after | 怎么知道 / how known | 期限 / deadline | 记下 / noted | 测试 / test |',
    '|---|---|---|---|---|---|---|',
    ...steps.map((step) => row(step, walk)),
    '',
  ].join('\n')
}

function linkTo(test: string): string {
  return `[${test.replace('tests/', '')}](../${test})`
}

function clicked({ clicked: by }: Walkable): readonly string[] {
  return by ? [`点击 / by clicking ${by.tests.map(linkTo).join(', ')}`] : []
}

function row(
  { key, name, owner, after, known, within, values = [], optional }: StepPlan<never>,
  walk: Walkable,
): string {
  const noted = values.map((value) => `\`${value.name}\``).join(', ')
  const cells = [
    `\`${key}\`<br>${both(name)}${optional ? '<br>选做 / optional' : ''}`,
    both(OWNERS[owner]),
    after.map((before) => `\`${before}\``).join('<br>'),
    known.map((how) => both(KNOWN[how])).join('<br>'),
    within
      ? `${within.days} ${within.kind === 'platform' ? '天（平台）/ days, the platform’s' : '天（我们）/ days, ours'}`
      : '',
    noted,
    tried(key, walk),
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function tried(key: string, { refuse, lapse, clicked: by }: Walkable): string {
  const what = [
    ...(key === refuse ? ['驳回 / refused'] : []),
    ...(key === lapse ? ['错过期限 / missed'] : []),
    ...(key === by?.refuse ? ['点击：驳回 / clicking: refused'] : []),
    ...(key === by?.lapse ? ['点击：错过期限 / clicking: missed'] : []),
  ]
  return ['✓', ...what].join('<br>')
}

function both(sentence: Sentence): string {
  return `${sentence['zh-CN']} / ${sentence.en}`
}
