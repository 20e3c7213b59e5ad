// The three texts, fetched for whoever needs them on a page of their own.
import { useEffect, useState, type ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import type { Asked } from '../../platform/ask-server.ts'
import { language } from '../../platform/language.ts'
import { troubleWords } from '../../platform/trouble-words.ts'
import { Button } from '../../ui/button.tsx'
import { Banner, Coming } from '../../ui/parts.tsx'
import { readAllTexts, type WholeText } from './policies.data.ts'

/** `heading` stands also while they are fetched. `readAgain` fetches them anew. */
export function WithTexts({ heading, children }: { heading: ReactNode; children: (texts: readonly WholeText[], readAgain: () => void) => ReactNode }) {
  const [asked, hear] = useState<Asked<WholeText[]>>()
  const [again, askAgain] = useState(0)
  const spoken = language()
  useEffect(() => {
    let stays = true
    void readAllTexts(spoken).then((answer) => { if (stays) hear(answer) })
    return () => { stays = false }
  }, [spoken, again])
  if (asked?.is === 'ok') return children(asked.value, () => askAgain(again + 1))
  return (
    <>
      {heading}
      {asked === undefined ? <Coming>{m.policy_coming()}</Coming> : (
        <>
          <Banner tone="amber" icon={asked.is === 'offline' ? 'offline' : 'alert'}><p>{troubleWords(asked.is === 'refused' ? 'broken' : asked.is)}</p></Banner>
          <Button look="main" wide onClick={() => askAgain(again + 1)}>{m.try_again()}</Button>
        </>
      )}
    </>
  )
}
