import { sayIn } from './texts.ts'
import type { PageView } from './view.ts'

/** Counts the seconds until another code may be asked for on the button that asks. */
export function countDown({ language }: PageView): void {
  const button = document.querySelector<HTMLButtonElement>('[data-again]')
  if (!button) return
  const words = button.textContent ?? ''
  const until = Date.now() + Number(button.dataset['again']) * 1000
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000)
    button.disabled = left > 0
    button.classList.toggle('off', left > 0)
    button.textContent = left > 0 ? sayIn(language)('code.again_in', { n: left }) : words
    if (left <= 0) clearInterval(timer)
  }
  const timer = setInterval(tick, 500)
  tick()
}
