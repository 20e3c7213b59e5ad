// A button behind which the device asks for face, finger or its own code. Says it when that came to nothing.
import { useState, type ReactNode } from 'react'
import { Button, type Look } from '../../ui/button.tsx'
import { Banner } from '../../ui/parts.tsx'

export function PasskeyButton({ act, failed, look, wide, children }: { act: () => Promise<boolean>; failed: string; look?: Look; wide?: boolean; children: ReactNode }) {
  const [busy, work] = useState(false)
  const [told, tell] = useState(false)
  const press = async () => {
    work(true)
    tell(false)
    const done = await act().finally(() => work(false))
    tell(!done)
  }
  return (
    <>
      <Button {...(look ? { look } : {})} {...(wide ? { wide } : {})} busy={busy} onClick={press}>{children}</Button>
      {/* On the page while empty, so that its first text is read aloud too. */}
      <div role="status">{told && <Banner tone="amber" icon="alert"><p>{failed}</p></Banner>}</div>
    </>
  )
}
