// Signing out deletes the copy on this phone. What has not been sent is counted first.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { go } from '../../platform/location.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { signOut, type Me } from './accounts.data.ts'

/** `word`: what the button says where "Logga ut" alone would not be understood. */
export function SignOut({ me, word }: { me: Me; word?: string }) {
  const [asking, ask] = useState(false)
  const [busy, work] = useState(false)
  const leave = async () => {
    work(true)
    await signOut()
    go('/sign-in', { replace: true })
  }
  return (
    <>
      <Button look={word ? 'quiet' : 'danger'} wide onClick={() => ask(true)}>{word ?? m.me_sign_out()}</Button>
      <Dialog title={m.sign_out_title()} open={asking} onClose={() => ask(false)} urgent>
        {me.unsent > 0 && <p>{me.unsent === 1 ? <><b>{m.sign_out_unsent_one()}</b> {m.sign_out_unsent_one_words()}</> : <><b>{m.sign_out_unsent({ count: me.unsent })}</b> {m.sign_out_unsent_words()}</>}</p>}
        <p>{m.sign_out_words()}</p>
        {!me.online && <p>{m.sign_out_offline()}</p>}
        <div className="buttons">
          <Button look="tall" onClick={() => ask(false)}>{m.sign_out_stay()}</Button>
          <Button look="danger" busy={busy} onClick={() => void leave()}>{m.me_sign_out()}</Button>
        </div>
      </Dialog>
    </>
  )
}
