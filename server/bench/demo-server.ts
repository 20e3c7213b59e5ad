// The whole of `npm start` on folders of its own, with the demo's people: what the moment is measured on.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from '../config.ts'

export async function serveDemo(): Promise<{ address: string; stop(): Promise<void> }> {
  const root = mkdtempSync(join(tmpdir(), 'viewme-bench-demo-'))
  chmodSync(root, 0o711)
  const port = await freePort()
  const child = spawn(process.execPath, [join(repository, 'server/main.ts'), 'start'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: join(root, 'data'), KEYS_DIR: join(root, 'keys'), LOG_LEVEL: 'warn' }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<number | null>((resolve) => { child.once('exit', resolve) })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => { if (bytes.toString().includes('ready in')) resolve() })
    void exited.then((code) => reject(new Error(`the server ended with ${code}`)))
  })
  return {
    address: `http://localhost:${port}`,
    stop: async () => {
      child.kill('SIGTERM')
      await exited
      rmSync(root, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => { probe.listen(0, '127.0.0.1', resolve) })
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => { probe.close(resolve) })
  return port
}
