// npm run soak: kills the server and its database again and again, and counts what was promised.
import { handOverTo } from './begin.mjs'

await handOverTo('server/soak/soak.ts')
