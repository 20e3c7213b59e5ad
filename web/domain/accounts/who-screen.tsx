// "Vem är du?": a shared phone before it is unlocked. First names and colours that were chosen for it, and nothing else of anybody.
import { m } from '../../paraglide/messages.js'
import { go } from '../../platform/location.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { PageHeading } from '../../ui/parts.tsx'
import { choosePersonHere, shownAccount } from './accounts.data.ts'
import { DestroyedNote } from './destroyed-note.tsx'
import type { HumanHere } from './who.data.ts'
import { WhoMark, wordOf } from './who-mark.tsx'

/** `current`: somebody was shown here last, so what is needed in the moment can be read. */
export function WhoScreen({ here, current }: { here: readonly HumanHere[]; current?: boolean }) {
  const choose = async (who: HumanHere) => {
    const before = await shownAccount()
    await choosePersonHere(who)
    // Where another one was, is nothing for this one to come to.
    if (before?.human !== who.human) go('/unlock', { replace: true })
  }
  return (
    <>
      <p className="brand"><img src="/icons/icon.svg" alt="" width="48" height="48" /> ViewMe</p>
      <PageHeading>{m.who_title()}</PageHeading>
      <p className="soft">{m.who_words()}</p>
      <DestroyedNote />
      <ul className="list who">
        {here.map((who) => (
          <li key={who.human}>
            <button type="button" className="tile row-tile" onClick={() => void choose(who)}>
              <WhoMark shown={who.shown} />
              <span>{wordOf(who.shown)}</span>
            </button>
          </li>
        ))}
      </ul>
      <ButtonLink look="tall" wide to="/sign-in">{m.who_other()}</ButtonLink>
      {current && <ButtonLink look="tall" wide to="/">{m.lock_to_now()}</ButtonLink>}
    </>
  )
}
