// All symbols, found by what one would call them. With the keyboard: arrows from one to the next, Enter chooses, Esc closes.
import { useState, type KeyboardEvent } from 'react'
import { Group, ListBox, ListBoxItem } from 'react-aria-components'
import { m } from '../paraglide/messages.js'
import { language } from '../platform/language.ts'
import { findSymbols } from './symbol-search.ts'
import { symbolWords } from './symbol-words.ts'
import { Drawing } from './symbol.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { LiveRegion } from '../ui/parts.tsx'

/** `search`, `list`: what the two are called, with what the symbol is for. */
type Props = { search: string; list: string; chosen: string | null; choose: (id: string) => void; close: () => void }

export function SymbolChooser({ search, list, chosen, choose: take, close }: Props) {
  const [asked, ask] = useState('')
  const found = findSymbols(asked)
  const wordOf = (id: string) => symbolWords[id]![language() === 'sv' ? 0 : 1]
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    // Enter in the search must not publish what is half written: it takes the only one left.
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    if (found.length === 1) take(found[0]!)
  }
  return (
    <Group className="symbol-chooser" aria-label={m.symbol_choose()} onKeyDown={press}>
      <Field autoFocus label={search} help={m.symbol_search_help()} value={asked} onChange={ask} maxLength={40} />
      <p className="small">{count(found.length)}</p>
      {found.length > 0 && (
        <ListBox className="symbol-list" aria-label={list} layout="grid" selectionMode="single" escapeKeyBehavior="none" selectedKeys={chosen ? [chosen] : []} items={found.map((id) => ({ id }))} onSelectionChange={(ids) => take([...ids as Set<string>][0] ?? chosen!)}>
          {({ id }) => (
            <ListBoxItem id={id} className="symbol-choice" textValue={wordOf(id)}>
              <Drawing id={id} word={null} />
              <span>{wordOf(id)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      )}
      <LiveRegion>{asked.trim() && count(found.length)}</LiveRegion>
      <div className="buttons"><Button onClick={close}>{m.symbol_close()}</Button></div>
    </Group>
  )
}

const count = (found: number) => (found === 0 ? m.symbol_none() : found === 1 ? m.symbol_one() : m.symbol_many({ count: found }))
