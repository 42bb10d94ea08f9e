import { queryClient } from '../api/client.ts'

/** A grant changes methods and next steps too. */
export const renewing = { onSuccess: () => queryClient.invalidateQueries() }
