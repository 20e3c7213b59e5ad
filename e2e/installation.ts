// An installation in a folder of its own: the same server on its own data, and a built web app that can be replaced while phones are away.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const repository = join(import.meta.dirname, '..')

export type Installation = {
  start(): Promise<void>
  stop(): Promise<void>
  /** Builds the same sources as other files (nothing is made small): to a phone that is another build. Its files take the place of the first ones at `replaceApp`. */
  buildAnother(): Promise<void>
  replaceApp(): void
  remove(): Promise<void>
}

export function install(port: number): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'viewme-installed-'))
  const at = (...parts: string[]) => join(folder, ...parts)
  cpSync(join(repository, 'server'), at('server'), { recursive: true, filter: (path) => !path.endsWith('node_modules') })
  cpSync(join(repository, 'web', 'dist'), at('web', 'dist'), { recursive: true })
  for (const name of ['node_modules', join('server', 'node_modules'), 'package.json']) if (existsSync(join(repository, name))) symlinkSync(join(repository, name), at(name))
  let server: ChildProcess | null = null
  const stop = async () => {
    const running = server
    server = null
    if (!running || running.exitCode !== null) return
    const gone = once(running, 'exit')
    running.kill('SIGTERM')
    await gone
  }
  return {
    async start() {
      server = spawn(process.execPath, [at('server', 'main.ts'), 'start'], { cwd: folder, stdio: 'ignore', env: { ...process.env, PORT: String(port), DATA_DIR: at('data'), KEYS_DIR: at('keys') } })
      const started = server
      while (!await fetch(`http://localhost:${port}/readyz`).then(({ ok }) => ok, () => false)) {
        if (started.exitCode !== null) throw new Error(`the installation in ${folder} did not start`)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    stop,
    async buildAnother() {
      const build = spawn(process.execPath, [join(repository, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--minify', 'false', '--logLevel', 'error', '--outDir', at('another')], { cwd: join(repository, 'web'), stdio: 'ignore' })
      const [code] = await once(build, 'exit')
      if (code !== 0) throw new Error(`the other build ended with ${code}`)
    },
    replaceApp() {
      rmSync(at('web', 'dist'), { recursive: true })
      renameSync(at('another'), at('web', 'dist'))
    },
    async remove() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
