/** Who may import whom. Each comment is the sentence ARCHITECTURE.md uses. */
const modules = ['audit', 'identity', 'catalogue', 'appointments', 'payments', 'wallet', 'cases', 'feedback', 'messages']

/** A module may import those to its left; to the right it publishes an event. */
const callDownTellUp = modules.slice(0, -1).map((name, index) => ({
  name: 'call-down-tell-up',
  severity: 'error',
  comment: 'A module imports only the modules to its left; to the right it publishes an event.',
  from: { path: `^server/modules/${name}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^server/modules/(${modules.slice(index + 1).join('|')})/` },
}))

const notTests = '\\.test\\.tsx?$'

module.exports = {
  forbidden: [
    {
      name: 'apps-meet-only-in-contract',
      severity: 'error',
      comment: 'The app, the server and the console never import each other; they meet in the contract.',
      from: { path: '^(src|server|console)/' },
      to: { path: '^(src|server|console|config)/', pathNot: '^$1/' },
    },
    {
      name: 'contract-stands-alone',
      severity: 'error',
      comment: 'The contract imports only itself and TypeBox.',
      from: { path: '^contract/', pathNot: notTests },
      to: { pathNot: '^contract/|node_modules/@sinclair/typebox' },
    },
    {
      name: 'sandbox-is-foreign',
      severity: 'error',
      comment: 'The sandbox imports nothing of ours: shared code would hide shared mistakes.',
      from: { path: '^sandbox/' },
      to: { path: '^(contract|src|server|console|config|scripts|test)/' },
    },
    {
      name: 'nobody-imports-the-sandbox',
      severity: 'error',
      comment: 'The sandbox is met over HTTP only; nobody imports it, tests that start it aside.',
      from: { pathNot: '^(sandbox|test)/' },
      to: { path: '^sandbox/' },
    },
    {
      name: 'modules-through-their-index',
      severity: 'error',
      comment: "A module's only door is its index.ts.",
      from: { path: '^server/modules/([^/]+)/' },
      to: { path: '^server/modules/([^/]+)/', pathNot: '^server/modules/($1/|[^/]+/index\\.ts$)' },
    },
    {
      name: 'modules-through-their-index-from-outside',
      severity: 'error',
      comment: "A module's only door is its index.ts.",
      from: { path: '^server/', pathNot: '^server/modules/|\\.test\\.ts$' },
      to: { path: '^server/modules/[^/]+/', pathNot: '/index\\.ts$' },
    },
    ...callDownTellUp,
    {
      name: 'gateways-know-no-modules',
      severity: 'error',
      comment: 'Platforms and connectors know the contract and the configuration, never a module.',
      from: { path: '^server/(platforms|connectors)/', pathNot: notTests },
      to: { path: '^server/', pathNot: '^server/(platforms|connectors|config\\.ts|clock\\.ts)' },
    },
    {
      name: 'modules-know-no-vendor',
      severity: 'error',
      comment: "Modules see the gateway and connector interfaces, never a vendor's folder.",
      from: { path: '^server/modules/' },
      to: { path: '^server/(platforms|connectors)/[^/]+/' },
    },
    {
      name: 'sql-only-in-stores',
      severity: 'error',
      comment: 'Only stores and db/ talk to the database driver.',
      from: { path: '^server/', pathNot: '^server/db/|\\.store\\.ts$|\\.test\\.ts$' },
      to: { path: 'node_modules/(pg|@electric-sql)/' },
    },
    {
      name: 'ui-stands-alone',
      severity: 'error',
      comment: 'src/ui is dumb: it imports nothing of ours.',
      from: { path: '^src/ui/', pathNot: notTests },
      to: { path: '^(src|contract|server)/', pathNot: '^src/ui/' },
    },
    {
      name: 'platform-only-through-current',
      severity: 'error',
      comment: 'Only platform/current reaches a platform folder.',
      from: { path: '^src/', pathNot: '^src/platform/|\\.test\\.tsx?$' },
      to: { path: '^src/platform/(weapp|alipay|h5)/' },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      comment: 'Product code never imports tests.',
      from: { path: '^(contract|src|server|console|sandbox|config)/', pathNot: notTests },
      to: { path: '^test/|\\.test\\.tsx?$' },
    },
    {
      name: 'no-utils',
      severity: 'error',
      comment: 'A file has the name of what it holds; "utils" holds anything.',
      from: {},
      to: { path: '^(contract|src|server|console|sandbox|test|scripts)/.*\\b(utils|helpers|common|misc)\\b' },
    },
    { name: 'no-cycles', severity: 'error', comment: 'No import cycles.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'not-to-unresolvable', severity: 'error', comment: 'Every import resolves.', from: {}, to: { couldNotResolve: true, pathNot: '^(@tarojs/service)$' } },
    {
      name: 'server-runs-without-dev-packages',
      severity: 'error',
      comment: 'npm ci --omit=dev is the server: it imports no devDependency.',
      from: { path: '^(server|contract)/', pathNot: notTests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data|docs)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts'] },
  },
}
