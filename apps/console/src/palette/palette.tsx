import type { components } from '@ruzhu/api-types/v1.generated.ts'
import { useRouter } from '@tanstack/react-router'
import { Input, Modal } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import './palette.css'

type Hit = components['schemas']['SearchHit']
type Entry = { key: string; label: string; note: string; href: string }

export function Palette({ show, onClose }: { show: 'search' | 'keys'; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal open footer={null} title={t(show === 'search' ? 'palette.title' : 'palette.keys')} onCancel={onClose}>
      {show === 'search' ? <Search onClose={onClose} /> : <Keys />}
    </Modal>
  )
}

function Search({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const router = useRouter()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const wanted = useDeferredValue(text.trim().slice(0, 128))
  const found = query.useQuery('get', '/v1/search', { params: { query: { text: wanted } } }, { enabled: wanted !== '' })
  const commands = useCommands()
  const hits = wanted === '' ? [] : (found.data?.data ?? []).map((hit) => entryOf(hit, t(`palette.kind_${hit.kind}`)))
  const matching = commands.filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase()))
  const entries = [...hits, ...matching]
  const at = Math.min(chosen, Math.max(0, entries.length - 1))
  function open(entry: Entry | undefined) {
    if (!entry) return
    onClose()
    router.history.push(entry.href)
  }
  return (
    <>
      <Input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="palette-results"
        aria-label={t('palette.placeholder')}
        {...(entries[at] && { 'aria-activedescendant': `palette-${at}` })}
        placeholder={t('palette.placeholder')}
        value={text}
        maxLength={200}
        onChange={({ target }) => {
          setText(target.value)
          setChosen(0)
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (step !== 0) {
            event.preventDefault()
            setChosen((at + step + entries.length) % Math.max(1, entries.length))
          } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(entries[at])
        }}
      />
      <ul id="palette-results" role="listbox" className="palette" aria-label={t('palette.results')}>
        {entries.map((entry, index) => (
          <li
            key={entry.key}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => open(entry)}
          >
            <span>{entry.label}</span>
            <span className="secondary">{entry.note}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="secondary">
        {wanted !== '' && hits.length === 0 && (found.isFetching ? t('palette.searching') : t('palette.none'))}
      </p>
    </>
  )
}

function entryOf({ kind, id, title, client, href }: Hit, kindName: string): Entry {
  const note = client && kind !== 'client' ? `${kindName} · ${client.name}` : kindName
  return { key: `${kind} ${id}`, label: title, note, href }
}

function useCommands(): Entry[] {
  const { t } = useTranslation()
  const go = (name: string, href: string): Entry => {
    return { key: href, label: t('palette.go', { place: name }), note: '', href }
  }
  return [
    { key: 'new', label: t('clients.new'), note: '', href: '/clients?new=true' },
    { key: 'import', label: t('imports.link'), note: '', href: '/clients/import' },
    go(t('shell.todo'), '/todo'),
    go(t('shell.clients'), '/clients'),
    go(t('shell.payments'), '/payments'),
    go(t('shell.developers'), '/dev'),
    go(t('shell.settings'), '/settings'),
  ]
}

function Keys() {
  const { t } = useTranslation()
  const rows = [
    ['⌘ / Ctrl K', t('palette.key_search')],
    ['/', t('palette.key_filter')],
    ['j · k', t('palette.key_move')],
    ['g + t · c · p · d', t('palette.key_go')],
    ['c', t('palette.key_copy')],
    ['?', t('palette.key_help')],
  ] as const
  return (
    <dl className="palette-keys">
      {rows.map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
