// Signing out deletes the copy on this phone. What has not been sent, and what would be lost, is counted first.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { go } from '../../platform/location.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Banner } from '../../ui/parts.tsx'
import { signOut, type Me } from './accounts.data.ts'

/**
 * `word`: what the button says where "Logga ut" alone would not be understood. `human`: another than the one who is shown. `words`: what goes, where
 * it is not a copy.
 */
export function SignOut({ me, word, human, words }: { me: Pick<Me, 'unsent' | 'online'>; word?: string; human?: string; words?: string }) {
  const [asking, ask] = useState(false)
  const [busy, work] = useState(false)
  const { waiting, heldBack, onlyHere, drafts, pictures } = me.unsent
  const leave = async () => {
    work(true)
    await signOut(human)
    go('/sign-in', { replace: true })
  }
  return (
    <>
      <Button look={word ? 'quiet' : 'danger'} wide onClick={() => ask(true)}>{word ?? m.me_sign_out()}</Button>
      <Dialog title={m.sign_out_title()} open={asking} onClose={() => ask(false)} urgent>
        {onlyHere > 0 && <Banner tone="red" icon="warning"><p><b>{onlyHere === 1 ? m.sign_out_refused_one() : m.sign_out_refused({ count: onlyHere })}</b> {m.sign_out_refused_words()}</p></Banner>}
        {drafts > 0 && <Banner tone="red" icon="warning"><p><b>{drafts === 1 ? m.sign_out_draft_one() : m.sign_out_drafts({ count: drafts })}</b> {m.sign_out_drafts_words()}</p></Banner>}
        {pictures > 0 && <Banner tone="red" icon="warning"><p><b>{pictures === 1 ? m.sign_out_pictures_one() : m.sign_out_pictures({ count: pictures })}</b> {pictures === 1 ? m.sign_out_pictures_one_words() : m.sign_out_pictures_words()}</p></Banner>}
        {heldBack > 0 && <p><b>{heldBack === 1 ? m.sign_out_held_one() : m.sign_out_held({ count: heldBack })}</b> {m.sign_out_held_words()}</p>}
        {waiting > 0 && <p>{waiting === 1 ? <><b>{m.sign_out_unsent_one()}</b> {m.sign_out_unsent_one_words()}</> : <><b>{m.sign_out_unsent({ count: waiting })}</b> {m.sign_out_unsent_words()}</>}</p>}
        <p>{words ?? (onlyHere + drafts > 0 ? m.sign_out_words_rest() : m.sign_out_words())}</p>
        {!me.online && <p>{m.sign_out_offline()}</p>}
        {!me.online && <p>{m.sign_out_not_heard()}</p>}
        <div className="buttons">
          <Button look="tall" onClick={() => ask(false)}>{m.sign_out_stay()}</Button>
          <Button look="danger" busy={busy} onClick={() => void leave()}>{m.me_sign_out()}</Button>
        </div>
      </Dialog>
    </>
  )
}
