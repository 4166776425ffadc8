// The walls of the house (ARCHITECTURE.md). Type-only imports count too. `npm test` runs this.
const storeys = ['metrics', 'kernel', 'reference', 'access', 'evidence', 'facts', 'library', 'records', 'judgement', 'outlets', 'app']
const above = (i) => `^server/src/(${storeys.slice(i + 1).join('|')})/`
const webRooms = { i18n: [], ui: ['i18n'], charts: ['i18n'], data: ['i18n', 'generated'], pickers: ['i18n', 'ui', 'charts', 'data', 'generated'], tiles: ['i18n', 'ui', 'charts', 'data', 'pickers', 'generated'] }

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'W1 no circles', severity: 'error', from: {}, to: { circular: true } },
    ...storeys.slice(0, -1).map((storey, i) => ({
      name: `W2 ${storey} leans only on lower storeys`,
      severity: 'error',
      from: { path: `^server/src/${storey}/`, pathNot: '\\.test\\.ts$' },
      to: { path: above(i) },
    })),
    ...['records', 'judgement', 'outlets'].map((storey) => ({
      name: `W3 rooms of ${storey} do not know each other`,
      severity: 'error',
      from: { path: `^server/src/${storey}/([^/]+)/` },
      to: { path: `^server/src/${storey}/`, pathNot: `^server/src/${storey}/$1/` },
    })),
    { name: 'W3 screens do not know each other', severity: 'error', from: { path: '^web/src/screens/([^/]+)/' }, to: { path: '^web/src/screens/', pathNot: '^web/src/screens/$1/' } },
    {
      name: 'W4 of the records only entities, services, types, inputs and pure parts are used from outside',
      severity: 'error',
      from: { path: '^server/src/(judgement|outlets)/' },
      to: { path: '^server/src/records/', pathNot: '\\.(entity|service|type|input|rules|facts)\\.ts$' },
    },
    {
      name: 'W5 rules, workflows and policies are pure',
      severity: 'error',
      from: { path: '\\.(rules|workflow|policy|moves)\\.ts$|^server/src/metrics/', pathNot: '\\.test\\.ts$' },
      to: { path: '(@mikro-orm|graphql|type-graphql|@apollo|fastify|/pg/)', dependencyTypesNot: ['type-only'] },
    },
    { name: 'W5 options of charts are pure', severity: 'error', from: { path: '^web/src/charts/options/' }, to: { path: '(vue|@apollo)' } },
    { name: 'W6 echarts only in charts', severity: 'error', from: { path: '^web/src', pathNot: '^web/src/charts/' }, to: { path: 'node_modules/(\\.pnpm/)?(echarts|zrender|vue-echarts)' } },
    { name: 'W6 apollo only in data', severity: 'error', from: { path: '^web/src', pathNot: '^web/src/(data|generated)/' }, to: { path: '@apollo/client|@vue/apollo-composable' } },
    { name: 'W7 web never imports server', severity: 'error', from: { path: '^web/' }, to: { path: '^(server|seeds)/' } },
    { name: 'W7 server never imports web or seeds', severity: 'error', from: { path: '^server/' }, to: { path: '^(web|seeds)/' } },
    { name: 'schema imports nothing', severity: 'error', from: { path: '^schema/', pathNot: '\\.test\\.ts$' }, to: { path: '^(server|web|seeds|test)/|node_modules' } },
    { name: 'nobody imports test', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    ...Object.entries(webRooms).map(([room, may]) => ({
      name: `web ${room} leans only on ${may.join(', ') || 'nothing of ours'}`,
      severity: 'error',
      from: { path: `^web/src/${room}/` },
      to: { path: '^web/src/', pathNot: `^web/src/(${[room, ...may].join('|')})/` },
    })),
    { name: 'no dead file', severity: 'error', from: { orphan: true, pathNot: '\\.(test|d)\\.ts$|\\.config\\.|^web/(codegen|vite)|^scripts|^server/src/app/tool' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated/.*json|node_modules/.*/node_modules)(/|$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], extensions: ['.ts', '.vue', '.js', '.mjs', '.cjs', '.json'] },
  },
}
