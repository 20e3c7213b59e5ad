// On a shared phone: what one goes by before it is unlocked, and leaving it to somebody else.
import { useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import { focusFirstError } from '../../platform/page-focus.ts'
import { Button } from '../../ui/button.tsx'
import { ChooseOne } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { Banner, Card } from '../../ui/parts.tsx'
import { changePersonHere, showMeAs } from './accounts.data.ts'
import { shownColours, shownSymbols, type Shown } from './who.data.ts'
import { colourWords, symbolWords, WhoMark, wordOf } from './who-mark.tsx'

export function LookCard({ shown }: { shown: Shown }) {
  const [changing, change] = useState(false)
  return (
    <Card>
      <h2>{m.look_title()}</h2>
      <p className="who-line"><WhoMark shown={shown} /> <b>{wordOf(shown)}</b></p>
      {changing ? <LookForm before={shown} done={() => change(false)} /> : (
        <div className="buttons">
          <Button onClick={() => change(true)}>{m.look_change()}</Button>
          <Button onClick={() => void changePersonHere()}>{m.who_change()}</Button>
        </div>
      )}
    </Card>
  )
}

function LookForm({ before, done }: { before: Shown; done: () => void }) {
  const form = useRef<HTMLFormElement>(null)
  const [byName, setByName] = useState(before.name !== null)
  const [name, write] = useState(before.name ?? '')
  const [look, choose] = useState({ symbol: before.symbol, colour: before.colour })
  const [asked, ask] = useState(false)
  const [failed, fail] = useState(false)
  const missing = byName && name.trim() === ''
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (missing) return focusFirstError(form.current)
    try {
      await showMeAs({ ...look, name: byName ? name.trim() : null })
      done()
    } catch { fail(true) }
  }
  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      <p className="soft">{m.look_words()}</p>
      <ChooseOne label={m.look_by()} choices={[{ id: 'name', word: m.look_by_name() }, { id: 'symbol', word: m.look_by_symbol() }]} chosen={byName ? 'name' : 'symbol'} onChange={(id) => setByName(id === 'name')} />
      {byName
        ? <Field label={m.look_name()} maxLength={30} value={name} onChange={write} error={asked && missing ? m.look_name_missing() : null} />
        : <ChooseOne short label={m.look_symbol()} choices={shownSymbols.map((symbol) => ({ id: symbol, word: symbolWords[symbol]!(), mark: <WhoMark shown={{ name: null, symbol, colour: look.colour }} /> }))} chosen={look.symbol} onChange={(symbol) => choose({ ...look, symbol })} />}
      <ChooseOne short label={m.look_colour()} choices={shownColours.map((colour) => ({ id: colour, word: colourWords[colour]!(), mark: <WhoMark shown={{ name: byName ? name.trim() || '?' : null, symbol: look.symbol, colour }} /> }))} chosen={look.colour} onChange={(colour) => choose({ ...look, colour })} />
      <div role="status">{failed && <Banner tone="amber" icon="alert"><p>{m.look_failed()}</p></Banner>}</div>
      <div className="buttons">
        <Button type="submit">{m.look_save()}</Button>
        <Button look="quiet" onClick={done}>{m.cancel()}</Button>
      </div>
    </form>
  )
}
