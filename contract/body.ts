// What a fact's body may be: JSON that survives every hop unchanged, at most 64 KiB.
// Counted here, by the one function used while typing, on saving and on arrival, so that nothing saved can be refused for size.

export const maxBodyBytes = 64 * 1024
const maxDepth = 32

const encoder = new TextEncoder()

/** Size in bytes of a body as UTF-8 JSON. */
export function bodyBytes(body: unknown): number {
  return encoder.encode(JSON.stringify(body)).length
}

export type BodyFault = 'nul' | 'lone-surrogate' | 'too-deep' | 'number' | 'key'

/** Why a value can never be stored as it stands, or null. PostgreSQL refuses NUL; a lone surrogate hashes differently on each side. */
export function bodyFault(value: unknown, depth = 0): BodyFault | null {
  if (depth > maxDepth) return 'too-deep'
  if (typeof value === 'string') return stringFault(value)
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'number'
  if (value === null || typeof value !== 'object') return null
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return 'key'
    const fault = stringFault(key) ?? bodyFault(inner, depth + 1)
    if (fault) return fault
  }
  return null
}

function stringFault(text: string): BodyFault | null {
  if (text.includes('\u0000')) return 'nul'
  return text.isWellFormed() ? null : 'lone-surrogate'
}

/** JSON with sorted keys: two bodies are the same body exactly when these strings are equal. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
