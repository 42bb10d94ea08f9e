import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { sessionQuery } from './access/session.ts'
import { queryClient } from './api/client.ts'
import type { PaymentFilter } from './payments/payment-list.tsx'
import { PAYMENT_STATES } from './payments/states.ts'
import { AppShell } from './shell/app-shell.tsx'
import { Crashed, NotFound } from './shell/whole-page.tsx'
import { CLIENT_STATES, SHOWN } from './clients/shown.ts'
import { ROWS_SHOWN } from './imports/rows-shown.ts'
import { COUNTERS, GROUPINGS, OWNERS } from './todo/todo.ts'

/** Every address of the console. What a page shows comes with the page: each is a chunk of its own. */
const root = createRootRoute({ component: Outlet, errorComponent: Crashed, notFoundComponent: NotFound })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search) => ({ ...text(search, 'token'), ...text(search, 'next') }),
  component: lazyRouteComponent(() => import('./access/sign-in-page.tsx'), 'SignInPage'),
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: ({ location }) => signedInOnly(location.href),
  component: AppShell,
})
const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/todo' })
  },
})
const todo = createRoute({
  getParentRoute: () => shell,
  path: '/todo',
  validateSearch: (search) => ({
    ...one(search, 'show', COUNTERS),
    ...one(search, 'group', GROUPINGS),
    ...one(search, 'owner', OWNERS),
  }),
  component: lazyRouteComponent(() => import('./todo/todo-page.tsx'), 'TodoPage'),
})

const clients = createRoute({
  getParentRoute: () => shell,
  path: '/clients',
  validateSearch: (search) => ({
    ...text(search, 'text'),
    ...one(search, 'show', SHOWN),
    ...text(search, 'channel'),
    ...one(search, 'state', CLIENT_STATES),
    ...(search.new === true && { new: true as const }),
  }),
  component: lazyRouteComponent(() => import('./clients/clients-page.tsx'), 'ClientsPage'),
})
const clientImport = createRoute({
  getParentRoute: () => shell,
  path: '/clients/import',
  component: lazyRouteComponent(() => import('./imports/import-start-page.tsx'), 'ImportStartPage'),
})
const clientImported = createRoute({
  getParentRoute: () => shell,
  path: '/clients/import/$importId',
  validateSearch: (search) => one(search, 'show', ROWS_SHOWN),
  component: lazyRouteComponent(() => import('./imports/import-page.tsx'), 'ImportPage'),
})
const clientEvidence = createRoute({
  getParentRoute: () => shell,
  path: '/clients/$clientId/evidence',
  component: lazyRouteComponent(() => import('./evidence/evidence-page.tsx'), 'EvidencePage'),
})
const client = createRoute({
  getParentRoute: () => shell,
  path: '/clients/$clientId',
  component: lazyRouteComponent(() => import('./clients/client-layout.tsx'), 'ClientLayout'),
})
const clientOverview = createRoute({
  getParentRoute: () => client,
  path: '/',
  component: lazyRouteComponent(() => import('./clients/overview.tsx'), 'ClientOverview'),
})
const clientMaterials = createRoute({
  getParentRoute: () => client,
  path: '/materials',
  component: lazyRouteComponent(() => import('./clients/client-materials.tsx'), 'ClientMaterials'),
})
const clientLinks = createRoute({
  getParentRoute: () => client,
  path: '/links',
  component: lazyRouteComponent(() => import('./links/client-links.tsx'), 'ClientLinks'),
})
const clientApplyments = createRoute({
  getParentRoute: () => client,
  path: '/applyments',
  component: lazyRouteComponent(() => import('./applyments/client-applyments.tsx'), 'ClientApplyments'),
})
const clientMethods = createRoute({
  getParentRoute: () => client,
  path: '/methods',
  component: lazyRouteComponent(() => import('./methods/client-methods.tsx'), 'ClientMethods'),
})
const method = createRoute({
  getParentRoute: () => shell,
  path: '/clients/$clientId/methods/$methodId',
  component: lazyRouteComponent(() => import('./methods/method-layout.tsx'), 'MethodLayout'),
})
const newMethod = createRoute({
  getParentRoute: () => shell,
  path: '/clients/$clientId/methods/new',
  component: lazyRouteComponent(() => import('./methods/new-method-page.tsx'), 'NewMethodPage'),
})
const methodSettings = createRoute({
  getParentRoute: () => method,
  path: '/',
  component: lazyRouteComponent(() => import('./methods/method-settings.tsx'), 'MethodSettings'),
})
const methodChecks = createRoute({
  getParentRoute: () => method,
  path: '/checks',
  validateSearch: (search) => text(search, 'trial'),
  component: lazyRouteComponent(() => import('./methods/method-checks.tsx'), 'MethodChecks'),
})
const methodCredentials = createRoute({
  getParentRoute: () => method,
  path: '/credentials',
  component: lazyRouteComponent(() => import('./methods/method-credentials.tsx'), 'MethodCredentials'),
})
const methodUsage = createRoute({
  getParentRoute: () => method,
  path: '/usage',
  component: lazyRouteComponent(() => import('./methods/method-usage.tsx'), 'MethodUsage'),
})
const clientPayments = createRoute({
  getParentRoute: () => client,
  path: '/payments',
  validateSearch: paymentFilter,
  component: lazyRouteComponent(() => import('./payments/client-payments.tsx'), 'ClientPayments'),
})
const clientSettlement = createRoute({
  getParentRoute: () => client,
  path: '/settlement',
  component: lazyRouteComponent(() => import('./settlement/client-settlement.tsx'), 'ClientSettlement'),
})
const clientTimeline = createRoute({
  getParentRoute: () => client,
  path: '/timeline',
  component: lazyRouteComponent(() => import('./clients/client-timeline.tsx'), 'ClientTimeline'),
})

const applyment = createRoute({
  getParentRoute: () => shell,
  path: '/clients/$clientId/applyments/$applymentId',
  component: lazyRouteComponent(() => import('./applyments/applyment-layout.tsx'), 'ApplymentLayout'),
})
const applymentStart = createRoute({
  getParentRoute: () => applyment,
  path: '/',
  component: lazyRouteComponent(() => import('./applyments/applyment-start.tsx'), 'ApplymentStart'),
})
const applymentStep = createRoute({
  getParentRoute: () => applyment,
  path: '/$step',
  validateSearch: (search) => text(search, 'field'),
  component: lazyRouteComponent(() => import('./applyments/form-step.tsx'), 'FormStepPage'),
})
const applymentReview = createRoute({
  getParentRoute: () => applyment,
  path: '/review',
  component: lazyRouteComponent(() => import('./applyments/review-step.tsx'), 'ReviewStep'),
})

const payments = createRoute({
  getParentRoute: () => shell,
  path: '/payments',
  validateSearch: paymentFilter,
  component: lazyRouteComponent(() => import('./payments/payments-page.tsx'), 'PaymentsPage'),
})
const payment = createRoute({
  getParentRoute: () => shell,
  path: '/payments/$paymentId',
  component: lazyRouteComponent(() => import('./payments/payment-page.tsx'), 'PaymentPage'),
})

const dev = createRoute({
  getParentRoute: () => shell,
  path: '/dev',
  component: lazyRouteComponent(() => import('./events/dev-layout.tsx'), 'DevLayout'),
})
const devHome = createRoute({
  getParentRoute: () => dev,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/dev/keys' })
  },
})
const devKeys = createRoute({
  getParentRoute: () => dev,
  path: '/keys',
  component: lazyRouteComponent(() => import('./access/api-keys-page.tsx'), 'ApiKeysPage'),
})
const devEndpoints = createRoute({
  getParentRoute: () => dev,
  path: '/endpoints',
  component: lazyRouteComponent(() => import('./events/endpoints-page.tsx'), 'EndpointsPage'),
})
const devEvents = createRoute({
  getParentRoute: () => dev,
  path: '/events',
  validateSearch: (search) => text(search, 'order_key'),
  component: lazyRouteComponent(() => import('./events/events-page.tsx'), 'EventsPage'),
})
const devCertificate = createRoute({
  getParentRoute: () => dev,
  path: '/certificate',
  component: lazyRouteComponent(() => import('./credentials/certificate-tool-page.tsx'), 'CertificateToolPage'),
})
const devKeysCalendar = createRoute({
  getParentRoute: () => dev,
  path: '/keys-calendar',
  component: lazyRouteComponent(() => import('./keys/keys-calendar-page.tsx'), 'KeysCalendarPage'),
})
const devDiagnose = createRoute({
  getParentRoute: () => dev,
  path: '/diagnose',
  validateSearch: (search) => text(search, 'q'),
  component: lazyRouteComponent(() => import('./diagnosis/diagnosis-page.tsx'), 'DiagnosisPage'),
})
const devDoctor = createRoute({
  getParentRoute: () => dev,
  path: '/doctor',
  validateSearch: (search) => text(search, 'client'),
  component: lazyRouteComponent(() => import('./doctor/doctor-page.tsx'), 'DoctorPage'),
})
const devEvent = createRoute({
  getParentRoute: () => dev,
  path: '/events/$eventId',
  component: lazyRouteComponent(() => import('./events/event-page.tsx'), 'EventPage'),
})

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-layout.tsx'), 'SettingsLayout'),
})
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/provider' })
  },
})
const settingsProvider = createRoute({
  getParentRoute: () => settings,
  path: '/provider',
  component: lazyRouteComponent(() => import('./providers/provider-page.tsx'), 'ProviderPage'),
})
const settingsMembers = createRoute({
  getParentRoute: () => settings,
  path: '/members',
  component: lazyRouteComponent(() => import('./access/members-page.tsx'), 'MembersPage'),
})
const settingsMessages = createRoute({
  getParentRoute: () => settings,
  path: '/messages',
  component: lazyRouteComponent(() => import('./messages/messages-page.tsx'), 'MessagesPage'),
})
const settingsPreferences = createRoute({
  getParentRoute: () => settings,
  path: '/preferences',
  component: lazyRouteComponent(() => import('./settings/preferences-page.tsx'), 'PreferencesPage'),
})

const simulator = createRoute({
  getParentRoute: () => root,
  path: '/sim',
  beforeLoad: ({ location }) => signedInOnly(location.href),
  component: lazyRouteComponent(() => import('./simulator/simulator-frame.tsx'), 'SimulatorFrame'),
})
const simulatorHome = createRoute({
  getParentRoute: () => simulator,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/sim/phone' })
  },
})
const simulatorPhone = createRoute({
  getParentRoute: () => simulator,
  path: '/phone',
  validateSearch: (search) => text(search, 'target'),
  component: lazyRouteComponent(() => import('./simulator/phone-page.tsx'), 'PhonePage'),
})
const simulatorReview = createRoute({
  getParentRoute: () => simulator,
  path: '/review',
  component: lazyRouteComponent(() => import('./simulator/review-page.tsx'), 'ReviewPage'),
})
const simulatorDesk = createRoute({
  getParentRoute: () => simulator,
  path: '/review/$applymentId',
  component: lazyRouteComponent(() => import('./simulator/desk-page.tsx'), 'DeskPage'),
})
const simulatorOrder = createRoute({
  getParentRoute: () => simulator,
  path: '/review/orders/$order',
  component: lazyRouteComponent(() => import('./simulator/order-page.tsx'), 'OrderPage'),
})

const routeTree = root.addChildren([
  signIn,
  shell.addChildren([
    home,
    todo,
    clients,
    clientImport,
    clientImported,
    clientEvidence,
    client.addChildren([
      clientOverview,
      clientMaterials,
      clientLinks,
      clientApplyments,
      clientMethods,
      clientSettlement,
      clientPayments,
      clientTimeline,
    ]),
    newMethod,
    method.addChildren([methodSettings, methodChecks, methodCredentials, methodUsage]),
    applyment.addChildren([applymentStart, applymentStep, applymentReview]),
    payments,
    payment,
    dev.addChildren([
      devHome,
      devDiagnose,
      devDoctor,
      devKeys,
      devEndpoints,
      devEvents,
      devEvent,
      devCertificate,
      devKeysCalendar,
    ]),
    settings.addChildren([settingsHome, settingsProvider, settingsMembers, settingsMessages, settingsPreferences]),
  ]),
  simulator.addChildren([simulatorHome, simulatorPhone, simulatorReview, simulatorDesk, simulatorOrder]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: Crashed,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

async function signedInOnly(next: string): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionQuery)
  if (session.state === 'signed_out') throw redirect({ to: '/sign-in', search: { next } })
}

type Search = Record<string, unknown>

/** Filters live in the address; whatever does not fit there is left out. */
function text<Name extends string>(search: Search, name: Name): { [Key in Name]?: string } {
  const value = search[name]
  if (typeof value !== 'string' && typeof value !== 'number') return {}
  return value === '' ? {} : ({ [name]: String(value) } as { [Key in Name]?: string })
}

function one<Name extends string, Word extends string>(
  search: Search,
  name: Name,
  words: readonly Word[],
): { [Key in Name]?: Word } {
  const word = words.find((each) => each === search[name])
  return word === undefined ? {} : ({ [name]: word } as { [Key in Name]?: Word })
}

function paymentFilter(search: Search): PaymentFilter {
  return { ...one(search, 'state', PAYMENT_STATES), ...text(search, 'text') }
}
