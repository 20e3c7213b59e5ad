// Who may import whom. ARCHITECTURE.md says it in words; server/house.imports.test.ts plants one bad import for each rule.
// Trap: with TypeScript 7 installed dependency-cruiser reads no .ts file at all and is green. Hence parser 'swc', and a test that counts.

// Who may call whom between the server's slices: "client-account may call accounts and audit". A new slice gets a line here.
const arrows = {
  'client-account': ['accounts', 'audit'],
  accounts: ['audit'],
  registration: ['accounts', 'policies', 'mail'],
  policies: [],
  mail: [],
  audit: [],
}
const betweenSlices = Object.entries(arrows).map(([slice, may]) => ({
  name: `${slice}-calls-only-its-neighbours`,
  severity: 'error',
  from: { path: `^server/domain/${slice}/` },
  to: { path: '^server/domain/', pathNot: `^server/domain/(${[slice, ...may].join('|')})/` },
}))

const test = '\\.test\\.tsx?$'
const rule = (name, from, to) => ({ name, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('everything-resolves', {}, { couldNotResolve: true, pathNot: '^virtual:|paraglide' }),
    rule('parts-are-declared', { path: '^(contract|server|web|e2e)/' }, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] }),
    rule('server-runs-without-development-parts', { path: '^server/', pathNot: [test, '^server/(test-kit|bench)/'] }, { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }),
    rule('setup-needs-nothing-installed', { path: '^setup/', pathNot: test }, { pathNot: '^setup/', dependencyTypesNot: ['core'] }),

    rule('contract-knows-only-zod', { path: '^contract/', pathNot: test }, { pathNot: ['^contract/', 'node_modules/zod/'] }),
    rule('contract-tests-know-only-the-contract', { path: '^contract/' }, { path: '^(server|web|e2e|setup)/' }),
    rule('permissions-are-pure', { path: '\\.permissions\\.ts$' }, { pathNot: '^contract/' }),
    rule('web-and-server-meet-in-contract', { path: '^web/' }, { path: '^server/' }),
    rule('server-never-imports-web', { path: '^server/' }, { path: '^web/' }),
    rule('e2e-knows-only-the-contract', { path: '^e2e/' }, { path: '^(server|web)/' }),
    rule('source-never-imports-tests', { pathNot: [test, '/test-kit/', '^model/'] }, { path: [test, '/test-kit/'] }),

    rule('platform-knows-no-domain', { path: '^(server|web)/platform/', pathNot: test },
      { path: '^(server/(domain|sync|adapters|operator|demo|app|main)|web/(domain|sync|places|moment|ui|app|main))' }),
    rule('sync-knows-no-domain', { path: '^(server|web)/sync/', pathNot: test }, { path: '^(server/(domain|operator|demo)|web/(domain|places|moment|ui))/' }),
    // The operator's `verify` proves the rows that sync has written, so it alone reads a few files behind the front door.
    rule('sync-by-its-front-door', { path: '^(server|web)/', pathNot: ['^(server|web)/sync/', '^server/(operator|test-kit)/', '^web/sw/', '^(server|web)/(app|main)\\.tsx?$', test] },
      // The moment path has a reader of its own; the service worker delivers sealed facts and reads nothing.
      { path: '^(server|web)/sync/', pathNot: ['/sync/sync\\.ts$', '^web/sync/moment-reader\\.ts$'] }),
    rule('operator-reads-only-what-it-proves', { path: '^server/operator/', pathNot: test },
      { path: '^server/sync/', pathNot: '^server/sync/((sync|facts\\.queries|fact-cipher|framed-hash|reads)|files/(file-cipher|file-store))\\.ts$' }),

    ...betweenSlices,
    rule('slices-by-their-front-door', { path: '^(server|web)/domain/([^/]+)/' },
      { path: '^$1/domain/([^/]+)/', pathNot: ['^$1/domain/$2/', '^$1/domain/([^/]+)/\\1\\.tsx?$'] }),
    rule('slices-by-their-front-door-from-outside', { path: '^(server|web)/', pathNot: ['^(server|web)/domain/', '^(server|web)/(app|main)\\.tsx?$', test] },
      { path: '^(server|web)/domain/([^/]+)/', pathNot: '^(server|web)/domain/([^/]+)/\\2\\.tsx?$' }),
    rule('only-queries-touch-the-database', { path: '^server/domain/', pathNot: ['\\.queries\\.ts$', test] },
      { path: '^(server/platform/db\\.ts$|node_modules/(pg|kysely)/)', dependencyTypesNot: ['type-only'] }),
    rule('lower-floors-know-nothing-above', { path: '^server/(platform|sync|domain|adapters)/', pathNot: test }, { path: '^server/((operator|demo)/|(app|main|recurring|slices|tasks)\\.ts$)' }),
    rule('only-app-picks-adapters', { path: '^server/', pathNot: ['^server/adapters/', '^server/(app|main)\\.ts$', test] }, { path: '^server/adapters/' }),
    rule('adapters-know-only-ports', { path: '^server/adapters/([^/]+)/' }, { path: '^server/', pathNot: '^server/(adapters/$1/|platform/|test-kit/)' }),

    rule('ui-knows-no-care', { path: '^web/ui/' }, { path: '^(web/(domain|sync|places|moment)/|contract/|server/)' }),
    rule('web-slices-do-not-call-each-other', { path: '^web/domain/([^/]+)/' }, { path: '^web/domain/', pathNot: '^web/domain/$1/' }),
    rule('web-slices-know-no-places', { path: '^web/(domain|moment)/' }, { path: '^web/places/' }),
    rule('only-data-files-reach-sync', { path: '^web/(domain|places|moment)/', pathNot: ['\\.data\\.ts$', test] }, { path: '^web/sync/' }),
    // The start screen must be there before anything else is fetched: server/house.imports.test.ts follows it all the way down.
    rule('moment-path-carries-no-library', { path: '^web/moment/', pathNot: test },
      { path: '^(web/(domain|places|paraglide)/|node_modules/(react-aria|@react-aria|@tanstack|zod|dexie|minisearch))', dependencyTypesNot: ['type-only'] }),
  ],
  options: {
    parser: 'swc',
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web/(dist|paraglide)|data|keys|test-results|playwright-report)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], mainFields: ['module', 'main'] },
  },
}
