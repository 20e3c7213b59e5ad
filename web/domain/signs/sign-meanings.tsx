// What it can mean, each with how sure it is and who has said so. One at least; nobody writes a meaning that nobody stands behind.
import { sureness } from '@viewme/contract/signs.ts'
import { useEffect, useRef } from 'react'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/button.tsx'
import { ChooseOne } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { emptyMeaning, mostMeanings, type MeaningFields, type Problems } from './signs.fold.ts'
import { sureHelp, sureWord } from './sure-words.ts'

export function SignMeanings({ meanings, problems, change }: { meanings: MeaningFields[]; problems: Problems['meanings'] | null; change: (meanings: MeaningFields[]) => void }) {
  const list = useRef<HTMLOListElement>(null)
  // Whoever adds or takes away one by keyboard stays where it happened.
  const focus = useRef<number | null>(null)
  useEffect(() => {
    if (focus.current === null) return
    list.current?.querySelectorAll<HTMLElement>(':scope > li')[focus.current]?.querySelector('input')?.focus()
    focus.current = null
  }, [meanings.length])
  const set = (at: number, next: Partial<MeaningFields>) => change(meanings.map((one, place) => (place === at ? { ...one, ...next } : one)))
  const remove = (at: number) => {
    focus.current = Math.max(0, at - 1)
    change(meanings.filter((_, place) => place !== at))
  }
  const add = () => {
    focus.current = meanings.length
    change([...meanings, emptyMeaning])
  }
  return (
    <>
      <ol ref={list} className="list edited-meanings">
        {meanings.map((one, at) => (
          <li key={at} className="card form">
            <Field label={m.sign_meaning({ number: at + 1 })} help={at === 0 ? m.sign_meaning_help() : undefined} value={one.means} onChange={(means) => set(at, { means })} maxLength={200} error={problems?.[at]?.means ? m.sign_meaning_missing() : null} />
            <ChooseOne label={m.sign_sure({ number: at + 1 })} choices={sureness.map((sure) => ({ id: sure, word: sureWord(sure), help: sureHelp(sure) }))} chosen={one.sure} onChange={(sure) => set(at, { sure: sure as MeaningFields['sure'] })} error={problems?.[at]?.sure ? m.sign_sure_missing() : null} />
            <Field label={m.sign_who({ number: at + 1 })} help={m.sign_who_help()} value={one.saidBy} onChange={(saidBy) => set(at, { saidBy })} maxLength={80} error={problems?.[at]?.saidBy ? m.sign_who_missing() : null} />
            {meanings.length > 1 && <div className="buttons"><Button look="quiet" onClick={() => remove(at)}>{m.sign_meaning_remove({ number: at + 1 })}</Button></div>}
          </li>
        ))}
      </ol>
      {meanings.length < mostMeanings && <div className="buttons"><Button onClick={add}>{m.sign_meaning_add()}</Button></div>}
    </>
  )
}
