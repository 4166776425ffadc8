// What each command runs, in order. To change a command, change its table.
//   script: a script of that package's package.json; a package without it is skipped
//   tool:   a program that some package depends on; run in `package`, with `args`
//   node:   a file for Node 24
//   needs:  the step is skipped until one of these files is there
//   reads, makes (build): the step is skipped while nothing it reads has changed and what it makes is there
//   flags:  takes the flags that follow the command's name

/** Folders with a package.json of their own. */
export const PACKAGES = ['schema', 'server', 'seeds', 'web', 'test']

/** Never part of what a build reads. */
export const IGNORED = ['node_modules', 'dist', 'generated', 'artefacts', '.data', '.cache']

/** Needs nothing of the others, and is ready before the server has loaded its data: a start waits for it at its end. */
export const SCREENS = {
  name: 'build of the screens',
  package: 'web',
  script: 'build',
  reads: ['schema', 'web'],
  makes: 'web/dist',
}

const SERVER = {
  name: 'build of the server',
  package: 'seeds',
  script: 'build',
  // The bundle knows the screens' operations, so it reads them too.
  reads: ['schema', 'server', 'seeds', 'web'],
  makes: 'server/dist/start.js',
}

export const BUILD = [SERVER, SCREENS]

const CHECK = [
  {
    name: 'types of the server',
    package: 'server',
    tool: 'tsc',
    args: ['-p', '.'],
    needs: ['server/tsconfig.json'],
  },
  {
    name: 'types of the screens',
    package: 'web',
    tool: 'vue-tsc',
    args: ['--noEmit'],
    needs: ['web/tsconfig.json'],
  },
  {
    name: 'lint',
    package: '.',
    tool: 'eslint',
    args: ['.'],
    needs: ['eslint.config.ts', 'eslint.config.mjs', 'eslint.config.js'],
  },
  {
    name: 'import laws',
    package: '.',
    tool: 'depcruise',
    args: [
      '--config',
      '.dependency-cruiser.cjs',
      'schema/vocabulary',
      'server/src',
      'seeds/src',
      'web/src',
      'test',
    ],
    needs: ['.dependency-cruiser.cjs'],
  },
  { name: 'emitted schema is the committed one', package: 'server', script: 'emit:check' },
]

const TEST = [{ name: 'tests', package: '.', tool: 'vitest', args: ['run'], flags: true }]

/** `together`: all at once, until one ends. `beside`: a build that goes on while the steps run; the program is told of it. */
export const COMMANDS = {
  start: {
    beside: SCREENS,
    steps: [
      {
        name: 'server',
        node: 'server/dist/start.js',
        needs: ['server/dist/start.js'],
        flags: true,
        final: true,
      },
    ],
  },
  build: { steps: [] },
  check: { steps: CHECK },
  test: { steps: [...CHECK, ...TEST] },
  emit: { steps: [{ name: 'schema', package: 'server', script: 'emit', flags: true }], unbuilt: true },
  bench: { steps: [{ name: 'bench', package: 'test', script: 'bench', flags: true }] },
  dev: {
    together: true,
    unbuilt: true,
    steps: [
      { name: 'server', package: 'seeds', script: 'dev' },
      { name: 'screens', package: 'web', script: 'dev' },
    ],
  },
}
