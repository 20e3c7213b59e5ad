// npm run serve: for real people. Refuses to start until address, keys and mail are set.
import { startServer } from './begin.mjs'

await startServer('serve')
