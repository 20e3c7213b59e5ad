// Compiles messages/{sv,en}.json into paraglide/: run before type checking on a fresh clone.
import { compile } from '@inlang/paraglide-js'
import { paraglideOptions } from './paraglide.config.ts'

await compile(paraglideOptions(import.meta.dirname))
