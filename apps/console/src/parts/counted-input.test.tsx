// @vitest-environment jsdom
import { displayLength, NAME_PLACES } from '@ruzhu/domain/applyments/rules/display-length.ts'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { CountedInput } from './counted-input.tsx'

afterEach(cleanup)

test.each([
  ['老陈牛腩粉', '10 / 50'],
  ['Lao Chen', '8 / 50'],
  ['老陈 Noodles', '12 / 50'],
  ['𠮷野家', '6 / 50'], // one character, two UTF-16 units
])('%s takes %s places', (value, shown) => {
  render(<CountedInput places={NAME_PLACES} measure={displayLength} defaultValue={value} aria-label="名称" />)
  expect(screen.getByText(shown)).toBeTruthy()
})
