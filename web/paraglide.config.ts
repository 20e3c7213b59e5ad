// How texts are compiled; the same for the build, for watch mode and before type checking.
import type { CompilerOptions } from '@inlang/paraglide-js'
import { join } from 'node:path'

export const paraglideOptions = (web: string): CompilerOptions => ({
  project: join(web, 'project.inlang'),
  outdir: join(web, 'paraglide'),
  // The app itself says which language is on (platform/language.ts): no cookie, nothing in addresses.
  strategy: ['globalVariable', 'baseLocale'],
  emitGitIgnore: false,
  emitPrettierIgnore: false,
  emitReadme: false,
})
