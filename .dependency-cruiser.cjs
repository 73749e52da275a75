// Which folder may import which, npm packages included. Dependencies point one way; main.ts alone knows all.
const FOLDERS = {
  domain: { folders: [], packages: ['dayjs'] },
  conversation: { folders: ['domain'], packages: ['minisearch', '@orama/stemmers'] },
  application: { folders: ['domain'], packages: [] },
  cards: { folders: ['domain'], packages: ['adaptivecards-templating', 'zod'] },
  bot: {
    folders: ['domain', 'conversation', 'application', 'cards'],
    packages: ['botbuilder', 'botframework-connector', 'zod'],
    builtins: true,
  },
  store: {
    folders: ['domain', 'application'],
    packages: ['zod', '@azure/cosmos', '@azure/identity', '@azure/core-rest-pipeline'],
    builtins: true,
  },
  reminders: { folders: ['domain', 'application'], packages: [] },
  holidays: { folders: ['domain', 'application'], packages: ['date-holidays'] },
  import: { folders: ['domain', 'application'], packages: ['csv-parse', 'zod'] },
  server: { folders: [], packages: ['restify'], builtins: true },
  commands: {
    folders: ['store', 'holidays', 'import'],
    files: ['config', 'exit', 'log'],
    packages: [],
    builtins: true,
  },
  local: {
    folders: ['domain', 'application', 'store', 'reminders', 'server'],
    files: ['config'],
    packages: ['zod'],
    builtins: true,
  },
};

const folderRules = Object.entries(FOLDERS).flatMap(([folder, { folders, files = [], packages, builtins = false }]) => [
  {
    name: `${folder}-inward`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: {
      path: '^src/',
      pathNot: [`^src/(${[folder, ...folders].join('|')})/`, ...files.map((file) => `^src/${file}\\.ts$`)],
    },
  },
  {
    name: `${folder}-packages`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
      pathNot: packages.map((name) => `node_modules/${name}/`),
    },
  },
  ...(builtins
    ? []
    : [
        {
          name: `${folder}-no-node`,
          severity: 'error',
          from: { path: `^src/${folder}/` },
          to: { dependencyTypes: ['core'] },
        },
      ]),
]);

module.exports = {
  forbidden: [
    ...folderRules,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'local-mode-apart',
      comment: 'Production never loads local mode: only main.ts names it, and only when it is asked for.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(local/|main\\.ts$)' },
      to: { path: '^src/local/' },
    },
    {
      name: 'botbuilder-in-one-folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/bot/' },
      to: { path: 'node_modules/(botbuilder|botframework)' },
    },
    {
      name: 'config-alone',
      severity: 'error',
      from: { path: '^src/config\\.ts$' },
      to: { path: '^src/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
