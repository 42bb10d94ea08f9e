import type { Records } from '@ruzhu/domain/store.ts'
import { access } from './access.ts'
import { applyments } from './applyments.ts'
import { checks } from './checks.ts'
import { clients } from './clients.ts'
import { confirmations } from './confirmations.ts'
import type { Context } from './context.ts'
import { deliveries } from './deliveries.ts'
import { editors } from './editors.ts'
import { events } from './events.ts'
import { grants } from './grants.ts'
import { idempotency } from './idempotency.ts'
import { imports } from './imports.ts'
import { jobs } from './jobs.ts'
import { keys } from './keys.ts'
import { linkCodes } from './link-codes.ts'
import { links } from './links.ts'
import { materials } from './materials.ts'
import { messages } from './messages.ts'
import { methods } from './methods.ts'
import { nextSteps } from './next-steps.ts'
import { notifications } from './notifications.ts'
import { numbers } from './numbers.ts'
import { payments } from './payments.ts'
import { problems } from './problems.ts'
import { providers } from './providers.ts'
import { refunds } from './refunds.ts'
import { refusals } from './refusals.ts'
import { permissions } from './permissions.ts'
import { reviews } from './reviews.ts'
import { settlements } from './settlements.ts'
import { timeline } from './timeline.ts'
import { waits } from './waits.ts'

export function records(context: Context): Records {
  return {
    access: access(context),
    providers: providers(context),
    keys: keys(context),
    clients: clients(context),
    imports: imports(context),
    materials: materials(context),
    applyments: applyments(context),
    links: links(context),
    linkCodes: linkCodes(context),
    reviews: reviews(context),
    editors: editors(context),
    settlements: settlements(context),
    permissions: permissions(context),
    methods: methods(context),
    checks: checks(context),
    grants: grants(context),
    numbers: numbers(context),
    payments: payments(context),
    refunds: refunds(context),
    notifications: notifications(context),
    refusals: refusals(context),
    problems: problems(context),
    events: { ...events(context), ...deliveries(context) },
    confirmations: confirmations(context),
    nextSteps: nextSteps(context),
    messages: messages(context),
    waits: waits(context),
    jobs: jobs(context),
    timeline: timeline(context),
    idempotency: idempotency(context),
  }
}
