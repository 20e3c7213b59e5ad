// One wrapped key in one file: a line of JSON with the wrapped bytes. What it is, is bound into the wrapping.
import { readFile } from 'node:fs/promises'
import { isNotFound } from './durable-files.ts'
import { KeyFileBroken } from './key-faults.ts'
import { open, seal, SealBroken } from './seal.ts'

export type KeyFile = { format: 1; wrapped: string; [more: string]: unknown }

export function wrappedLine(by: Buffer, plain: Buffer, aad: string, more: Record<string, unknown>): string {
  return JSON.stringify({ format: 1, ...more, wrapped: seal(by, plain, Buffer.from(aad)).toString('base64') } satisfies KeyFile) + '\n'
}

export async function readKeyFile(file: string): Promise<KeyFile | null> {
  let text: string
  try { text = await readFile(file, 'utf8') } catch (error) { if (isNotFound(error)) return null; throw error }
  try {
    const found = JSON.parse(text) as KeyFile
    if (found.format === 1 && typeof found.wrapped === 'string') return found
  } catch { /* told below */ }
  throw new KeyFileBroken(file)
}

export function unwrap(by: Buffer, found: KeyFile, aad: string, file: string): Buffer {
  try {
    return open(by, Buffer.from(found.wrapped, 'base64'), Buffer.from(aad))
  } catch (error) {
    if (error instanceof SealBroken) throw new KeyFileBroken(file)
    throw error
  }
}
