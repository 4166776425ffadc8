// The one entry of package.json's scripts: node scripts/run.mjs <command> [flags]
// Needs only Node 18 and npm; finds the rest itself, installs and builds what has changed, then runs the command.
// What is run stands in steps.mjs.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isWindows, run, tell, wasAsked } from './children.mjs'
import { Failed } from './failed.mjs'
import { workToDo } from './stamps.mjs'
import { BUILD, COMMANDS, PACKAGES } from './steps.mjs'
import { findTools } from './tools.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [name, ...flags] = process.argv.slice(2)
const say = (sentence) => process.stderr.write(`[jingxian] ${sentence}\n`)

try {
  process.exitCode = await main()
} catch (error) {
  say(error instanceof Failed ? error.message : error.stack)
  process.exitCode = error instanceof Failed ? error.code : 1
}

async function main() {
  const command = COMMANDS[name]
  if (!command)
    throw new Failed(`There is no command ${name ?? ''}; say one of ${Object.keys(COMMANDS).join(', ')}.`)
  const env = await findTools(root, say)
  await install(env)
  // A shell, which Windows needs between us, would not pass on what the program is told.
  const beside = isWindows ? undefined : command.beside
  if (!command.unbuilt) for (const step of BUILD) if (step !== beside) await build(step, env)?.()
  const building = beside && build(beside, env)
  if (building) return runBeside(building, command.steps, env)
  return command.together ? runTogether(command.steps, env) : runInTurn(command.steps, env)
}

async function install(env) {
  const inputs = ['.npmrc', 'package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']
  inputs.push(...PACKAGES.map((folder) => `${folder}/package.json`))
  // Said in full because NODE_ENV=production and a missing terminal would each change what pnpm does.
  const how = ['--frozen-lockfile', '--prefer-offline', '--prod=false', '--config.confirmModulesPurge=false']
  await workToDo(root, 'install', inputs, async () => {
    say('Installing packages')
    await runQuietly(
      'install',
      'pnpm',
      ['install', ...how],
      env,
      'check the network and the free space on this disk',
    )
  })?.()
}

/** The build that is to be done, if any. */
function build(step, env) {
  if (missing(step)) return undefined
  const stamp = `build-${step.package}`
  if (!existsSync(join(root, step.makes)))
    rmSync(join(root, 'node_modules', `.jingxian-${stamp}`), { force: true })
  return workToDo(root, stamp, ['pnpm-lock.yaml', ...step.reads], async (how) => {
    say(`Running the ${step.name}`)
    const [command, args] = commandOf(step)
    await runQuietly(step.name, command, args, env, 'mend what it names above', how)
  })
}

async function runQuietly(what, command, args, env, advice, how) {
  const { code, output } = await run(command, args, { cwd: root, env, quiet: true, ...how })
  if (code === 0) return
  if (!how?.over()) process.stderr.write(`${output.trimEnd()}\n`)
  throw new Failed(`The ${what} failed with code ${code}: ${advice}, then run "npm run ${name}" again.`, code)
}

async function runInTurn(steps, env, how) {
  for (const step of runnable(steps)) {
    if (steps.length > 1) say(`Checking: ${step.name}`)
    const code = await runStep(step, env, how)
    // The server's own code is passed on as it is: it has said itself why it ended.
    if (step.final) return code
    if (code)
      throw new Failed(
        `The step "${step.name}" failed with code ${code}: mend what it names above, then run "npm run ${name}" again.`,
        code,
      )
  }
  return 0
}

/** The program is told at once that something is being built, and when it is there; without it, it must not go on. */
async function runBeside(building, steps, env) {
  let [program, builder, failure, ended] = []
  const running = runInTurn(steps, env, { told: true, onStart: (child) => (program = child) })
  const tellProgram = (word) => program?.connected && program.send(word, () => undefined)
  tellProgram('building')
  // A build that was cut short has nothing to tell.
  const over = () => ended || wasAsked()
  const built = building({ final: true, over, onStart: (child) => (builder = child) }).then(
    () => tellProgram('built'),
    (error) => {
      failure = error
      if (program) tell(program, 'SIGTERM')
    },
  )
  const code = await running
  const broken = failure
  ended = true
  if (builder) tell(builder, 'SIGTERM')
  await built
  if (broken && !wasAsked()) throw broken
  return code
}

async function runTogether(steps, env) {
  const children = []
  const ends = runnable(steps).map((step) => runStep(step, env, { onStart: (child) => children.push(child) }))
  const code = await Promise.race(ends)
  for (const child of children) tell(child, 'SIGTERM')
  await Promise.all(ends)
  return code
}

function runnable(steps) {
  const gaps = steps.filter(missing)
  for (const step of gaps) say(`Skipping ${step.name}: ${missing(step)}`)
  if (steps.length && gaps.length === steps.length)
    throw new Failed(`There is nothing to run for "${name}" yet: ${missing(gaps[0])}.`)
  return steps.filter((step) => !missing(step))
}

async function runStep(step, env, how) {
  const [command, args] = commandOf(step)
  const cwd = step.tool ? join(root, step.package) : root
  const { code } = await run(command, step.flags ? [...args, ...flags] : args, {
    cwd,
    env: withBins(env),
    final: step.final,
    ...how,
  })
  return code
}

function commandOf(step) {
  if (step.node) return ['node', ['--enable-source-maps', step.node]]
  if (step.script) return ['pnpm', ['--dir', step.package, 'run', step.script]]
  return [findTool(step), step.args]
}

/** What a step still lacks, in words; undefined when it can run. */
function missing({ package: folder, script, tool, needs, args }) {
  if (needs && !needs.some((path) => existsSync(join(root, path)))) return `no ${needs[0]}`
  if (tool && !findTool({ package: folder, tool, args })) return `no package depends on ${tool}`
  if (!script) return undefined
  const { scripts } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  return scripts?.[script] ? undefined : `no script "${script}" in ${folder}/package.json`
}

function findTool({ package: folder, tool }) {
  const places = [folder, '.', ...PACKAGES].map((each) => join(root, each, 'node_modules', '.bin', tool))
  return places.find((path) => existsSync(path))
}

/** A tool may start another one of the root by name. */
function withBins(env) {
  const key = Object.keys(env).find((each) => each.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...env, [key]: `${env[key]}${delimiter}${join(root, 'node_modules', '.bin')}` }
}
