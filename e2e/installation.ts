// An installation in a folder of its own: the same server on its own data, and a built web app that can be replaced while phones are away.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, stopServer } from './served.ts'

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
    if (running) await stopServer(running)
  }
  return {
    async start() { server = await startServer({ code: folder, folder, port, said: 'ignore' }) },
    stop,
    async buildAnother() {
      const build = spawn(process.execPath, [join(repository, 'web', 'build-app.ts'), at('another')], { cwd: repository, stdio: 'ignore' })
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
