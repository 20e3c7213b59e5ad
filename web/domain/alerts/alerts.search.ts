// What search finds of alerts: every version that stands. Pure.
import { alertsOf } from '@viewme/contract/alerts.ts'
import type { Fact } from '@viewme/contract/fact.ts'
import type { Searched } from '../../platform/searched.ts'

type Given = Fact<any> & { unread?: { plain: string | null } }

/** `facts`: all of every subject that is an alert. One from a newer app is found by its plain text. */
export function alertsSearched(facts: readonly Given[]): Searched<null>[] {
  const known = facts.map((fact) => {
    if (!fact.unread) return fact
    const [text, ...more] = (fact.unread.plain ?? '').split('\n')
    return { ...fact, body: { text, more: more.join('\n') || undefined, order: 99 } }
  })
  return alertsOf(known).map(({ id, factId, text, more }) => ({ fact: factId, subject: id, kind: 'alert', title: text, parts: more ? [{ where: 'more', weight: 'do', text: more }] : [], at: '', show: null }))
}
