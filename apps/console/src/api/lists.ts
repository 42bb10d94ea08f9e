import type { InfiniteData } from '@tanstack/react-query'

/** How every list of ours is read on: the answer names the row to go on after. */
export const onward = {
  pageParamName: 'after',
  initialPageParam: null, // undefined would be sent as 0
  getNextPageParam: (last: unknown) => nextOf(last),
} as const

/** The rows of all pages read so far. */
export function allRows<Row>(pages: InfiniteData<{ data: Row[] }> | undefined): Row[] | undefined {
  return pages?.pages.flatMap(({ data }) => data)
}

function nextOf(page: unknown): string | undefined {
  return typeof page === 'object' && page !== null && 'next' in page && typeof page.next === 'string'
    ? page.next
    : undefined
}
