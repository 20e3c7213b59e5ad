// npm run viewme -- VERB: the operator's verbs.
import { handOverTo } from './begin.mjs'

await handOverTo('server/operator/viewme.ts')
