export const ROWS_SHOWN = ['new', 'created', 'same_client', 'same_row', 'problem'] as const
