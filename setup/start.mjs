// npm start: everything on this machine alone, with the demo.
import { startServer } from './begin.mjs'

await startServer('start')
