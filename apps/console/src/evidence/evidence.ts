import type { components } from '@ruzhu/api-types/v1.generated.ts'

export type Evidence = components['schemas']['Evidence']
