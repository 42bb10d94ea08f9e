import type { FieldPath, FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import { isList, listed } from '@ruzhu/domain/applyments/form.ts'
import { type FillingView, fieldOf, partStates } from './answers.ts'
import { send } from './calls.ts'
import { decided, type Draft, openDraft, shownForm, typed } from './draft.ts'
import { isTyping, keepCursor, say, showProblem } from './hands.ts'
import { keptUnsaved } from './kept.ts'
import { Saving } from './saving.ts'
import { savingWords } from './saving-words.ts'
import { type InHand, screenOf } from './screens/screen.ts'
import { sayIn } from './texts.ts'
import { typedValue } from './typed-value.ts'
import { Uploads } from './uploads.ts'

/** A form in somebody's hand: what is typed is kept, saved and drawn; the screens change without a page being loaded. */
export function fillForm(view: FillingView): void {
  const main = document.getElementById('main')
  const status = document.getElementById('status')
  if (!main || !status) return
  const t = sayIn(view.language)
  const checked = new Set<FieldPath>()
  let draft: Draft = { ...openDraft(view.draft), changes: keptUnsaved(view) }
  let place = placeOf(view)
  let trouble: string | undefined

  const saving = new Saving({
    view: () => view,
    draft: () => draft,
    change(next) {
      const asking = next.conflicts.length > 0 || draft.conflicts.length > 0
      draft = next
      if (asking || !isTyping()) drawAgain()
    },
    shown: (state) => void (status.textContent = savingWords(state, draft.savedAt, view.language)),
    lost: () => location.reload(),
  })
  const uploads = new Uploads({
    view: () => view,
    textSaved: () => saving.flush(),
    added(path, id) {
      const field = fieldOf(view, path)
      const now = shownForm(draft)[path]
      set(path, field && isList(field) ? [...listed(now), id] : id)
    },
    changed: drawAgain,
    lost: () => location.reload(),
  })

  if (Object.keys(draft.changes).length > 0) saving.typed()
  draw()
  main.addEventListener('input', ({ target }) => onTyped(target))
  main.addEventListener('change', ({ target }) => onChosen(target))
  main.addEventListener('focusout', ({ target }) => onLeft(target))
  main.addEventListener('click', onClick)
  main.addEventListener('submit', (event) => void onSubmit(event))
  window.addEventListener('popstate', () => go(placeOf(view), false))
  window.addEventListener('beforeunload', (event) => {
    if (Object.keys(draft.changes).length > 0) event.preventDefault()
  })

  function set(path: FieldPath, value: FieldValue | undefined): void {
    const sealed = fieldOf(view, path)?.sensitive === true && draft.form[path] !== undefined
    draft = typed(draft, path, value, sealed)
    saving.typed()
    drawAgain()
  }

  function onTyped(target: EventTarget | null): void {
    const told = main && typedValue(target, main)
    if (!told || told.chosen) return
    const sealed = fieldOf(view, told.path)?.sensitive === true && draft.form[told.path] !== undefined
    draft = typed(draft, told.path, told.value, sealed)
    saving.typed()
    if (checked.has(told.path)) drawProblem(told.path)
  }

  function onChosen(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.dataset['picture'] !== undefined) {
      const files = Array.from(target.files ?? [])
      target.value = ''
      return void uploads.add(target.dataset['picture'], files)
    }
    const told = main && typedValue(target, main)
    if (told?.chosen) set(told.path, told.value)
  }

  function onLeft(target: EventTarget | null): void {
    const told = main && typedValue(target, main)
    if (!told) return
    checked.add(told.path)
    if (!told.chosen && typeof told.value === 'string' && told.value !== told.raw) set(told.path, told.value)
    drawProblem(told.path)
    void saving.flush()
  }

  function onClick(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target.closest('a, button') : null
    if (target instanceof HTMLAnchorElement && isOurs(target) && !event.metaKey && !event.ctrlKey) {
      event.preventDefault()
      return go(placeIn(view, target.pathname), true)
    }
    if (!(target instanceof HTMLButtonElement)) return
    const { decide, conflict, remove, material, retry, dismiss } = target.dataset
    if (conflict !== undefined && (decide === 'mine' || decide === 'theirs')) {
      draft = decided(draft, conflict, decide)
      saving.typed()
      drawAgain()
    }
    if (remove !== undefined)
      set(
        remove,
        listed(shownForm(draft)[remove]).filter((id) => id !== material),
      )
    if (retry !== undefined) uploads.retry(Number(retry))
    if (dismiss !== undefined) uploads.dismiss(Number(dismiss))
  }

  async function onSubmit(event: Event): Promise<void> {
    event.preventDefault()
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset['send'] === undefined) return
    const name = String(new FormData(event.target).get('name') ?? '').trim()
    if (name === '') return say(t('review.name_missing'))
    say('')
    const button = event.target.querySelector('button')
    if (button) button.textContent = t('review.sending')
    const saved = await saving.flush()
    const answer = saved ? await send(view, name) : ({ state: 'unreached' } as const)
    if (answer.state === 'done') return location.assign(view.base)
    if (answer.state === 'refused' && answer.code === 'LINK_READ_ONLY') return location.assign(view.base)
    trouble = t('review.not_sent', { why: answer.state === 'refused' ? answer.words : t('offline') })
    draw()
    document.getElementById('name')?.setAttribute('value', name)
  }

  function isOurs({ origin, pathname, dataset }: HTMLAnchorElement): boolean {
    return origin === location.origin && pathname.startsWith(view.base) && dataset['language'] === undefined
  }

  function go(next: string, push: boolean): void {
    leavePart()
    place = next
    trouble = undefined
    if (push) history.pushState(null, '', place === '' ? view.base : `${view.base}/${place}`)
    draw()
    window.scrollTo(0, 0)
    main?.focus({ preventScroll: true })
    void saving.flush()
  }

  /** Whoever goes on has seen everything of the screen: what is missing may be said when they come back. */
  function leavePart(): void {
    if (!place.startsWith('part/')) return
    const state = partStates(view, draft).find(({ part }) => `part/${part.key}` === place)
    for (const { field } of state?.asked ?? []) checked.add(field.path)
  }

  function inHand(): InHand {
    const address = location.origin + view.base
    return { draft, trays: uploads.trays, checked, address, ...(trouble !== undefined && { trouble }) }
  }

  function draw(): void {
    if (main) main.innerHTML = screenOf(view, place, inHand()).text
  }

  function drawAgain(): void {
    if (place !== 'review') keepCursor(draw)
  }

  function drawProblem(path: FieldPath): void {
    const asked = partStates(view, draft).flatMap((state) => state.asked)
    showProblem(path, asked.find(({ field }) => field.path === path)?.problem)
  }
}

function placeOf(view: FillingView): string {
  return placeIn(view, location.pathname)
}

function placeIn({ base }: FillingView, pathname: string): string {
  return pathname.slice(base.length + 1)
}
