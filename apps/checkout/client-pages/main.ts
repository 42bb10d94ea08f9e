import './old-browsers.ts'
import './page.css'
import { countDown } from './again.ts'
import { fillForm } from './filling.ts'
import { readView } from './calls.ts'
import type { PageView } from './view.ts'

const LOOK_AGAIN_MS = 30_000

/** The page as the server wrote it is there already; from here on it answers at once. */
function start(): void {
  const written = document.getElementById('view')?.textContent
  if (!written) return
  document.documentElement.classList.add('js')
  const view = JSON.parse(written) as PageView
  if (view.is === 'filling') fillForm({ ...view, is: 'filling' })
  if (view.is === 'following') follow(view)
  if (view.is === 'proof') countDown(view)
}

/** The platform's state changes while somebody looks: the page is read again, and only while it is looked at. */
function follow(view: PageView): void {
  const seen = JSON.stringify(view)
  const look = async () => {
    if (document.hidden) return
    const answer = await readView(view)
    if (answer.state === 'done' && JSON.stringify(answer.body) !== seen) location.reload()
  }
  setInterval(() => void look(), LOOK_AGAIN_MS)
  document.addEventListener('visibilitychange', () => void look())
}

start()
