// npm run bench: how fast it is, beside a bare twin in the same run.
import { handOverTo } from './begin.mjs'

await handOverTo('server/bench/bench.ts')
