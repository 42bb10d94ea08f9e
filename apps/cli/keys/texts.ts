import type { Sentence } from '@ruzhu/domain/text.ts'

export const KEYS = {
  help: {
    'zh-CN': `ruzhu keys rotate-master [--dry-run | --undo | --confirm]
  更换主密钥：用新的主密钥重新包裹所有数据密钥，服务不用停。
  --dry-run   只说会做什么，什么都不改
  --undo      换回旧的主密钥（确认之前）
  --confirm   确认新的主密钥已另行备份，删除旧的

ruzhu keys calendar [--url URL] [--json]
  列出密钥和证书，最先到期的在前；接口密钥放在 RUZHU_API_KEY

ruzhu keys check ACCOUNT [--next PART] [--url URL] [--json]
  检测一个账号（sp_…）的密钥；--next 用某一项待用的密钥检测（如 api_v3_key），什么都不改；有失败时退出码为 1

ruzhu keys refresh GRANT [--now] [--url URL] [--json]
  更新一个商家授权（gr_…）的令牌；不加 --now 只演练，什么都不改。更新后旧令牌作废，不能撤回

读取 RUZHU_DATA_DIR、DATABASE_URL、RUZHU_MASTER_KEY、RUZHU_MASTER_KEY_NEXT。
退出码：0 做完了，1 没有做成，2 命令写错了。`,
    en: `ruzhu keys rotate-master [--dry-run | --undo | --confirm]
  Replaces the master key: wraps all data keys with the new one, beside servers that run.
  --dry-run   says what would be done, and changes nothing
  --undo      goes back to the old master key, until it is confirmed
  --confirm   the new master key is kept elsewhere too: deletes the old one

ruzhu keys calendar [--url URL] [--json]
  Lists keys and certificates, the first to end first; the API key is RUZHU_API_KEY

ruzhu keys check ACCOUNT [--next PART] [--url URL] [--json]
  Checks the keys of an account (sp_…); with --next those of one part that are kept to be next (as api_v3_key), and changes
  nothing; exit code 1 where something fails

ruzhu keys refresh GRANT [--now] [--url URL] [--json]
  Renews the tokens of a grant (gr_…); without --now it is a dry run and changes nothing. The former token is void afterwards,
  and there is no way back

Reads RUZHU_DATA_DIR, DATABASE_URL, RUZHU_MASTER_KEY, RUZHU_MASTER_KEY_NEXT.
Exit codes: 0 done, 1 not done, 2 wrong command.`,
  },
  wrong_call: {
    'zh-CN': '没有「{step}」这一步；「ruzhu keys help」列出全部。',
    en: 'There is no step “{step}”; “ruzhu keys help” lists them all.',
  },
  which_account: {
    'zh-CN': '要检测哪个账号？例如：ruzhu keys check sp_…（编号在「到期日历」和账号页上）。',
    en: 'Which account is to be checked? As in: ruzhu keys check sp_… (its id stands on its page, and in the calendar as JSON).',
  },
  which_grant: {
    'zh-CN': '要更新哪个授权？例如：ruzhu keys refresh gr_…（编号在 ruzhu keys calendar --json 的 holder 里）。',
    en: 'Which grant is to be renewed? As in: ruzhu keys refresh gr_… (its id is the holder in ruzhu keys calendar --json).',
  },
  refresh_now: {
    'zh-CN': '以上是演练，什么都没有改。要更新：ruzhu keys refresh {id} --now',
    en: 'That was a dry run; nothing was changed. To renew: ruzhu keys refresh {id} --now',
  },
  refreshed: {
    'zh-CN': '令牌已更新，从下一个请求起用新的；旧令牌随后作废。',
    en: 'Renewed; calls are made with the new token from the next one on, and the former one ends shortly.',
  },
  one_option: {
    'zh-CN': '--dry-run、--undo、--confirm 一次只能用一个。',
    en: 'Use one of --dry-run, --undo and --confirm at a time.',
  },
  plan: {
    'zh-CN': `会这样做（现在什么都没有改）：
  1. 在 {next} 生成新的主密钥 {to}（0600）
  2. 用它重新包裹 {all} 个数据密钥；服务照常运行，这期间新旧两个主密钥都能用
  3. 新的改名为 {file}，旧的 {from} 留在 {old}
  4. 你把新的主密钥另行备份后，运行 ruzhu keys rotate-master --confirm，旧的才删除
中断在任何一步都没关系：再运行一次会接着做。之前的数据库备份要用旧的主密钥才能打开。`,
    en: `What would be done; nothing is changed now:
  1. A new master key {to} is made in {next} (0600)
  2. It wraps {all} data keys anew; servers go on, and both master keys are good meanwhile
  3. The new one is renamed to {file}, the old one {from} stays in {old}
  4. Once you have a copy of the new one elsewhere, ruzhu keys rotate-master --confirm deletes the old one
Ended at any step, it goes on from there when it is run again. Backups from before open with the old master key only.`,
  },
  plan_env: {
    'zh-CN': `会这样做（现在什么都没有改）：
  1. 先确认每个服务进程都已带着 RUZHU_MASTER_KEY_NEXT 重启过，新旧两个主密钥都在手
  2. 用新的主密钥 {to} 重新包裹 {all} 个数据密钥，旧的是 {from}
  3. 你把 RUZHU_MASTER_KEY 改成新的，重启，再带着旧的（放在 RUZHU_MASTER_KEY_NEXT）运行 --confirm，之后去掉它
之前的数据库备份要用旧的主密钥才能打开。`,
    en: `What would be done; nothing is changed now:
  1. Make sure that each server was started with RUZHU_MASTER_KEY_NEXT, so that it holds both master keys
  2. The new master key {to} wraps {all} data keys anew; the old one is {from}
  3. You put the new one into RUZHU_MASTER_KEY, restart, run --confirm with the old one in RUZHU_MASTER_KEY_NEXT, and then remove that
Backups from before open with the old master key only.`,
  },
  rotated: {
    'zh-CN':
      '换好了：{all} 个数据密钥都由主密钥 {to} 包裹（这次处理 {n} 个）。旧的还留着；另行备份新的之后运行 ruzhu keys rotate-master --confirm。',
    en: 'Done: all {all} data keys are wrapped with master key {to} ({n} of them now). The old one is still kept; when a copy of the new one is elsewhere, run ruzhu keys rotate-master --confirm.',
  },
  rotated_env: {
    'zh-CN':
      '换好了：{all} 个数据密钥都由主密钥 {to} 包裹（这次处理 {n} 个）。现在把 RUZHU_MASTER_KEY 改成新的并重启每个服务进程。',
    en: 'Done: all {all} data keys are wrapped with master key {to} ({n} of them now). Put the new one into RUZHU_MASTER_KEY and restart each server.',
  },
  undone: {
    'zh-CN': '撤回了：{all} 个数据密钥又由主密钥 {to} 包裹。',
    en: 'Undone: all {all} data keys are wrapped with master key {to} again.',
  },
  confirmed: {
    'zh-CN': '旧的主密钥 {from} 已删除。要打开以前的数据库备份，需要你另行保存的那一份旧主密钥。',
    en: 'The old master key {from} is deleted. To open a backup from before you need the copy of it that you keep elsewhere.',
  },
  nothing_old: {
    'zh-CN': '没有正在更换的主密钥，不用{act}。',
    en: 'No master key is being replaced; there is nothing to {act}.',
  },
  first_confirm: {
    'zh-CN': '上一次更换还没有确认：旧的主密钥还在 {old}。先运行 --confirm 或 --undo。',
    en: 'The last replacement is not confirmed: the old master key is still in {old}. Run --confirm or --undo first.',
  },
  need_next: {
    'zh-CN':
      '主密钥来自 RUZHU_MASTER_KEY，新的要放在 RUZHU_MASTER_KEY_NEXT：用 openssl rand -base64 32 生成，并先让每个服务进程带着它重启。',
    en: 'The master key comes from RUZHU_MASTER_KEY, so the new one belongs into RUZHU_MASTER_KEY_NEXT: make it with openssl rand -base64 32, and restart each server with it first.',
  },
  no_database: {
    'zh-CN': '{file} 不存在：数据目录不对，或者还没有启动过。',
    en: '{file} is not there: another data folder, or never started.',
  },
} satisfies Record<string, Sentence>
