// "Jag" for whoever is signed in and in no account yet: what comes next, what they have approved, language and colours, and the way out.
import { useEffect, useState, type ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { go } from '../../platform/location.ts'
import { Button } from '../../ui/button.tsx'
import { Banner, PageHeading } from '../../ui/parts.tsx'
import { readNameWithoutBinder } from './accounts.data.ts'
import { Settings } from './me-screen.tsx'
import { turnBack } from './who.data.ts'

export function NoBinderScreen({ children }: { children: ReactNode }) {
  const [name, know] = useState<string>()
  const [busy, work] = useState(false)
  useEffect(() => void readNameWithoutBinder().then((found) => (found === null ? go('/sign-in', { replace: true }) : know(found))), [])
  const leave = async () => {
    work(true)
    await turnBack()
    go('/sign-in', { replace: true })
  }
  if (name === undefined) return null
  return (
    <>
      <PageHeading>{name}</PageHeading>
      <Banner icon="people" title={m.no_binder_title()}><p>{m.no_binder_words()}</p></Banner>
      {children}
      <Settings />
      <Button look="danger" wide busy={busy} onClick={() => void leave()}>{m.me_sign_out()}</Button>
    </>
  )
}
