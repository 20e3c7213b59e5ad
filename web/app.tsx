// Everything behind the moment path: the table of addresses. Each place is fetched when it is first asked for.
import { createRootRoute, createRoute, createRouter, Outlet, RouterProvider, useRouterState } from '@tanstack/react-router'
import { Fragment, lazy, Suspense, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
import { EndedScreen, HomeScreenCard, LockScreen, SetPinScreen, WhoScreen, watchGate, type Gate } from './domain/accounts/accounts.tsx'
import { m } from './paraglide/messages.js'
import { overwriteGetLocale } from './paraglide/runtime.js'
import { below, belowNow, calls } from './moment/below.ts'
import { Broken, Moment } from './moment/moment.tsx'
import { isMomentPath } from './moment/wanted.ts'
import { watchMomentHome, type MomentHome } from './moment/moment.data.ts'
import { Shell, type PlaceName } from './moment/shell.tsx'
import { letDrawAtOnce } from './platform/drawn.ts'
import { guideSeen } from './platform/guide-seen.ts'
import { language, localeOf, watchLanguage } from './platform/language.ts'
import { go, letRouterMove, stateHere } from './platform/location.ts'
import { useTold } from './platform/use-told.ts'
import { useWatched } from './platform/watch.ts'
import { follow, start } from './start.ts'
import { ButtonLink } from './ui/button.tsx'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import { Frame } from './ui/frame.tsx'
import { PageHeading } from './ui/parts.tsx'

overwriteGetLocale(language)
letDrawAtOnce(flushSync)
// An instruction is never kept from anybody because what stands below it is not here, or has broken.
const drawInto = (element: HTMLElement, part: ReactNode) => {
  const drawn = createRoot(element)
  drawn.render(<ErrorBoundary fallback={() => null}><Suspense fallback={null}><InLanguage>{part}</InLanguage></Suspense></ErrorBoundary>)
  // Not while the page around it is being drawn.
  return () => queueMicrotask(() => drawn.unmount())
}
below.tell((element, subject) => drawInto(element, <OtherVersions subject={subject} />))
belowNow.tell((element) => drawInto(element, <OfferedNow />))
calls.tell((element, text) => drawInto(element, <CallWhomItNames text={text} />))

const Today = lazy(async () => ({ default: (await import('./places/today.tsx')).Today }))
const Binder = lazy(async () => ({ default: (await import('./places/binder.tsx')).Binder }))
const Write = lazy(async () => ({ default: (await import('./places/write.tsx')).Write }))
const NotesBeside = lazy(async () => ({ default: (await import('./places/write.tsx')).NotesBeside }))
const OneNote = lazy(async () => ({ default: (await import('./places/write.tsx')).OneNote }))
const Team = lazy(async () => ({ default: (await import('./places/team.tsx')).Team }))
const Member = lazy(async () => ({ default: (await import('./places/team.tsx')).Member }))
const EditCompetence = lazy(async () => ({ default: (await import('./places/team.tsx')).EditCompetence }))
const Waiting = lazy(async () => ({ default: (await import('./places/team.tsx')).Waiting }))
const Contacts = lazy(async () => ({ default: (await import('./places/contacts.tsx')).Contacts }))
const CallWhomItNames = lazy(async () => ({ default: (await import('./places/contacts.tsx')).CallWhomItNames }))
const EditContacts = lazy(async () => ({ default: (await import('./places/contacts.tsx')).EditContacts }))
const EditContact = lazy(async () => ({ default: (await import('./places/contacts.tsx')).EditContact }))
const Alerts = lazy(async () => ({ default: (await import('./places/alerts.tsx')).Alerts }))
const EditAlert = lazy(async () => ({ default: (await import('./places/alerts.tsx')).EditAlert }))
const About = lazy(async () => ({ default: (await import('./places/about.tsx')).About }))
const Allergies = lazy(async () => ({ default: (await import('./places/allergies.tsx')).Allergies }))
const EditAllergy = lazy(async () => ({ default: (await import('./places/allergies.tsx')).EditAllergy }))
const Signs = lazy(async () => ({ default: (await import('./places/signs.tsx')).Signs }))
const EditSign = lazy(async () => ({ default: (await import('./places/signs.tsx')).EditSign }))
const Search = lazy(async () => ({ default: (await import('./places/search.tsx')).Search }))
const Edit = lazy(async () => ({ default: (await import('./places/edit.tsx')).Edit }))
const Compare = lazy(async () => ({ default: (await import('./places/edit.tsx')).Compare }))
const Removed = lazy(async () => ({ default: (await import('./places/edit.tsx')).Removed }))
const Versions = lazy(async () => ({ default: (await import('./places/edit.tsx')).Versions }))
const GuideCard = lazy(async () => ({ default: (await import('./places/guide.tsx')).GuideCard }))
const Guide = lazy(async () => ({ default: (await import('./places/guide.tsx')).Guide }))
const Me = lazy(async () => ({ default: (await import('./places/me.tsx')).Me }))
const MeWithoutBinder = lazy(async () => ({ default: (await import('./places/me.tsx')).MeWithoutBinder }))
const Register = lazy(async () => ({ default: (await import('./places/register.tsx')).Register }))
const Confirm = lazy(async () => ({ default: (await import('./places/register.tsx')).Confirm }))
const Policy = lazy(async () => ({ default: (await import('./places/policy.tsx')).Policy }))
const SignIn = lazy(async () => ({ default: (await import('./places/sign-in.tsx')).SignIn }))

/** Of an address's query what is asked for here, and nothing of what is not: it would stand in the address as "null". */
const askedOf = <Name extends string>(...names: Name[]) => (query: Record<string, unknown>): Partial<Record<Name, string>> =>
  Object.fromEntries(names.flatMap((name) => (typeof query[name] === 'string' ? [[name, query[name]]] : []))) as Partial<Record<Name, string>>

const root = createRootRoute({ component: Layout, notFoundComponent: NoSuchPage })
const at = <Path extends string>(path: Path, component: () => ReactNode) => createRoute({ getParentRoute: () => root, path, component })

const note = createRoute({ getParentRoute: () => root, path: '/journal/$id', component: () => <OneNote key={note.useParams().id} subject={note.useParams().id} /> })
const edit = createRoute({
  getParentRoute: () => root, path: '/instruction/$id/edit', component: EditAt,
  validateSearch: askedOf('rewrite', 'restore', 'draft', 'new'),
})
const compare = createRoute({
  getParentRoute: () => root, path: '/instruction/$id/compare', component: CompareAt,
  validateSearch: askedOf('before', 'after'),
})

const contacts = createRoute({
  getParentRoute: () => root, path: '/contacts', component: () => <Contacts from={contacts.useSearch().from ?? null} />,
  validateSearch: askedOf('from'),
})
const contact = createRoute({ getParentRoute: () => root, path: '/contacts/$id', validateSearch: askedOf('rewrite'), component: () => <EditContact key={`${contact.useParams().id} ${contact.useSearch().rewrite ?? null}`} id={contact.useParams().id} rewrite={contact.useSearch().rewrite ?? null} /> })
const alert = createRoute({ getParentRoute: () => root, path: '/alerts/$id', validateSearch: askedOf('rewrite'), component: () => <EditAlert key={`${alert.useParams().id} ${alert.useSearch().rewrite ?? null}`} id={alert.useParams().id} rewrite={alert.useSearch().rewrite ?? null} /> })
const allergy = createRoute({ getParentRoute: () => root, path: '/allergies/$id', validateSearch: askedOf('rewrite'), component: () => <EditAllergy key={`${allergy.useParams().id} ${allergy.useSearch().rewrite ?? null}`} id={allergy.useParams().id} rewrite={allergy.useSearch().rewrite ?? null} /> })
const signs = createRoute({ getParentRoute: () => root, path: '/signs', validateSearch: askedOf('sign'), component: () => <Signs key={signs.useSearch().sign} shown={signs.useSearch().sign ?? null} /> })
const sign = createRoute({ getParentRoute: () => root, path: '/signs/$id', validateSearch: askedOf('rewrite'), component: () => <EditSign key={`${sign.useParams().id} ${sign.useSearch().rewrite ?? null}`} id={sign.useParams().id} rewrite={sign.useSearch().rewrite ?? null} /> })

const member = createRoute({ getParentRoute: () => root, path: '/team/$id', component: () => <Member key={member.useParams().id} id={member.useParams().id} /> })
const team = createRoute({ getParentRoute: () => root, path: '/team', validateSearch: askedOf('competence'), component: () => <Team key={team.useSearch().competence} shown={team.useSearch().competence ?? null} /> })
const competence = createRoute({ getParentRoute: () => root, path: '/team/competence/$id', validateSearch: askedOf('rewrite'), component: () => <EditCompetence key={`${competence.useParams().id} ${competence.useSearch().rewrite ?? null}`} id={competence.useParams().id} rewrite={competence.useSearch().rewrite ?? null} /> })

// Which version is asked for stands in the path: the router would read a number in a query.
const policy = createRoute({ getParentRoute: () => root, path: '/policy/$kind', component: () => <Policy kind={policy.useParams().kind} /> })
const policyAsItWas = createRoute({ getParentRoute: () => root, path: '/policy/$kind/$version/$language/$sha256', component: () => <Policy {...policyAsItWas.useParams()} /> })
const removed = createRoute({ getParentRoute: () => root, path: '/instruction/$id/removed', component: () => <Removed key={removed.useParams().id} subject={removed.useParams().id} /> })
function EditAt() {
  const { id } = edit.useParams()
  const { rewrite = null, restore = null, draft = null, new: isNew } = edit.useSearch()
  return <Edit key={`${id} ${rewrite} ${restore} ${draft}`} subject={id} start={{ rewrite, restore, draft, isNew: isNew !== undefined }} />
}

function CompareAt() {
  const { id } = compare.useParams()
  const { before = null, after = null } = compare.useSearch()
  return <Compare key={`${id} ${before} ${after}`} subject={id} before={before} after={after} />
}

// Made when it is first shown: until then the moment path moves by itself.
const makeRouter = () => createRouter({
  routeTree: root.addChildren([
    at('/', Nothing), at('/now', Nothing), at('/instruction/$id', NoSuchInstruction),
    at('/today', () => <Today />), at('/binder', () => <Binder />), at('/write', () => <Write />), team, at('/team/competence/new', () => <EditCompetence id={null} rewrite={null} />), competence, at('/team/waiting', () => <Waiting />), member, contacts, contact,
    at('/contacts/edit', () => <EditContacts />), at('/contacts/new', () => <EditContact id={null} />), at('/alerts', () => <Alerts />), at('/alerts/new', () => <EditAlert id={null} />), alert,
    at('/about', () => <About key="open" />), at('/about/all', () => <About key="all" />),
    at('/allergies', () => <Allergies />), at('/allergies/new', () => <EditAllergy id={null} rewrite={null} />), allergy,
    signs, at('/signs/new', () => <EditSign id={null} rewrite={null} />), sign,
    at('/search', () => <Search key="open" />), at('/search/all', () => <Search key="all" />), at('/me', () => <Me />), at('/guide', () => <Guide />), at('/sign-in', Nothing), at('/register', () => <Register />), at('/register/confirm', () => <Confirm />), policy, policyAsItWas, at('/unlock', Nothing), at('/ended', Nothing), note, edit, compare,
    at('/binder/removed', () => <Removed subject={null} />), removed,
  ]),
  defaultErrorComponent: ({ error, reset }) => <Broken fault={error} again={reset} />,
  scrollRestoration: true,
})

export default function App() {
  const [router] = useState(() => {
    const begun = stateHere()
    const made = makeRouter()
    // It begins a state of its own, and would let go of what the move that led here brought: what was typed on the start screen.
    history.replaceState({ ...begun, ...stateHere() }, '')
    letRouterMove((path, { replace, state }) => (replace ? made.history.replace(path, state) : made.history.push(path, state)), (state) => void made.navigate({ to: '.', search: true, hash: true, replace: true, resetScroll: false, state: state as never }))
    return made
  })
  return <InLanguage><RouterProvider router={router} /></InLanguage>
}

/** One thing at a time, and neither before the buttons. */
const OfferedNow = () => (useTold(guideSeen) ? <HomeScreenCard byItself /> : <GuideCard />)

/** Texts are read while rendering: another language renders everything anew. */
function InLanguage({ children }: { children: ReactNode }) {
  const one = useSyncExternalStore(watchLanguage, language)
  return <I18nProvider key={one} locale={localeOf(one)}>{children}</I18nProvider>
}

const placeOf: Record<string, PlaceName> = { today: 'today', binder: 'binder', instruction: 'binder', write: 'write', journal: 'write', team: 'team', alerts: 'binder', about: 'binder', allergies: 'binder', signs: 'binder', search: 'binder' }
/** What the lock lets through: it lies under the moment key, or is no secret. */
const withoutUnlocking = ['/contacts', '/about', '/allergies', '/signs', '/search']

/** What anybody may open, whoever is signed in or nobody. */
const isForAnybody = (pathname: string): boolean => /^\/(register(\/confirm)?|policy\/.+)\/?$/.test(pathname)

function Layout() {
  const path = useRouterState({ select: (state) => state.location.href })
  const gate = useWatched(watchGate)
  const account = gate && 'account' in gate ? gate.account : null
  // Somebody else, or another account: what is shown is read anew, never carried over.
  const home = useWatched(watchMomentHome, [gate?.state, account])
  const [arriving, arrive] = useState<{ account: string; mustSetPin: boolean } | null>(null)
  useEffect(() => {
    if (arriving === null || arriving.account !== account) return
    arrive(null)
    go(arriving.mustSetPin ? '/unlock' : '/', { replace: true })
  }, [arriving, account])
  useEffect(() => {
    start()
    void follow()
  }, [gate?.state, account])
  const pathname = path.split(/[?#]/)[0]!
  return (
    <ErrorBoundary watch={path} fallback={(again, fault) => <Broken again={again} fault={fault} />}>
      <Suspense fallback={<Shell home={home} place={null}>{null}</Shell>}>
        {pathname === '/sign-in' ? <Frame skip={m.skip()}><SignIn arrived={arrive} /></Frame> : screenOf(path, pathname, gate, home)}
      </Suspense>
    </ErrorBoundary>
  )
}

/** The moment path asks nothing; signing in stands alone; everything else waits for the binder key. */
function screenOf(path: string, pathname: string, gate: Gate | undefined, home: MomentHome | undefined): ReactNode {
  if (isMomentPath(path) || (home?.state === 'gone' && pathname !== '/me')) return <Moment path={path} home={home} />
  if (isForAnybody(pathname)) return <Frame skip={m.skip()}><Outlet /></Frame>
  if (gate === undefined) return <Shell home={home} place={null}>{null}</Shell>
  if (gate.state === 'ended' || pathname === '/ended') return <Frame skip={m.skip()}><EndedScreen otherwise={() => go('/', { replace: true })} /></Frame>
  if (gate.state === 'nobody' && gate.here.length === 0) return pathname === '/me' ? <Frame skip={m.skip()}><MeWithoutBinder /></Frame> : <GoTo path="/sign-in" />
  if (gate.state === 'nobody') return <Frame skip={m.skip()}><WhoScreen here={gate.here} /></Frame>
  const place = placeOf[pathname.split('/')[1]!] ?? null
  if (gate.state === 'who' && !withoutUnlocking.includes(pathname)) return <Frame skip={m.skip()}><WhoScreen here={gate.here} current /></Frame>
  if (gate.state === 'locked' && !withoutUnlocking.includes(pathname)) return <Shell home={home} place={place}><LockScreen gate={gate} then={pathname === '/unlock' ? '/' : undefined} /></Shell>
  if (gate.state === 'no-key') return <Shell home={home} place={null}><SetPinScreen gate={gate} /></Shell>
  if (pathname === '/unlock') return <GoTo path="/" />
  const note = /^\/journal\/([^/]+)$/.exec(pathname)?.[1]
  return <Shell home={home} place={place} beside={note === undefined ? undefined : { title: m.notes_title(), list: <NotesBeside key={gate.account} current={note} /> }}><Fragment key={gate.account}><Outlet /></Fragment></Shell>
}

function OtherVersions({ subject }: { subject: string }) {
  return useWatched(watchGate)?.state === 'open' ? <Versions subject={subject} /> : null
}

function GoTo({ path }: { path: string }) {
  useEffect(() => go(path, { replace: true }), [path])
  return null
}

function Nothing() {
  return null
}

/** What has the look of an instruction's address and is none. */
function NoSuchInstruction() {
  return <NotThere title={m.editor_not_here()} words={m.editor_not_here_words()} to="/binder" way={m.back()} />
}

function NoSuchPage() {
  return <NotThere title={m.no_such_page()} words={m.no_such_page_words()} to="/" way={m.lock_to_now()} />
}

const NotThere = ({ title, words, to, way }: { title: string; words: string; to: string; way: string }) => (
  <>
    <PageHeading>{title}</PageHeading>
    <p>{words}</p>
    <ButtonLink look="main" wide to={to}>{way}</ButtonLink>
  </>
)
