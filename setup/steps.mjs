// Steps that are run one after the other or two at a time, all of them even when one fails, and a table of how each went.
import { say } from './place.mjs'

export function openSteps() {
  const done = []
  const named = (name) => say(`\n── ${name}`)
  const note = (name, result, began) => {
    const isWell = result === 0 || result === true || result === undefined
    done.push({ name, isWell, ms: Date.now() - began })
    return isWell
  }
  return {
    /** `work` resolves with an exit code or a boolean. */
    async step(name, work) {
      named(name)
      const began = Date.now()
      let result = false
      try { result = await work() } catch (error) { say(error.message) }
      return note(name, result, began)
    },
    /** Two at a time: one alone leaves a core free. `work` resolves with an exit code and what was said, which is told when it has ended. */
    async twoAtATime(steps) {
      const waiting = [...steps]
      const lane = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const began = Date.now()
          let result = { code: 1, said: '' }
          try { result = await next.work() } catch (error) { result.said = error.message }
          named(next.name)
          if (result.said) say(result.said.trimEnd())
          note(next.name, result.code, began)
        }
      }
      await Promise.all([lane(), lane()])
    },
    failed: () => done.filter(({ isWell }) => !isWell).map(({ name }) => name),
    tell() {
      say('')
      for (const { name, isWell, ms } of done) say(`${isWell ? 'ok    ' : 'FAILED'} ${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`)
    },
  }
}
