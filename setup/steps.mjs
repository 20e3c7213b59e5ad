// Steps that are run one after the other, all of them even when one fails, and a table of how each went.
import { say } from './place.mjs'

export function openSteps() {
  const done = []
  return {
    /** `work` resolves with an exit code or a boolean. */
    async step(name, work) {
      say(`\n── ${name}`)
      const began = Date.now()
      let isWell = false
      try {
        const result = await work()
        isWell = result === 0 || result === true || result === undefined
      } catch (error) {
        say(error.message)
      }
      done.push({ name, isWell, ms: Date.now() - began })
      return isWell
    },
    failed: () => done.filter(({ isWell }) => !isWell).map(({ name }) => name),
    tell() {
      say('')
      for (const { name, isWell, ms } of done) say(`${isWell ? 'ok    ' : 'FAILED'} ${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`)
    },
  }
}
