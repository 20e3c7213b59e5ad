// What one can see and what it means. Opened from everywhere, also while the rest of the binder is locked.
import { SignForm, SignList } from '../domain/signs/signs.tsx'
import { m } from '../paraglide/messages.js'
import { PageHeading } from '../ui/parts.tsx'

/** `shown`: the one that somebody came for. */
export const Signs = ({ shown }: { shown: string | null }) => (
  <>
    <PageHeading>{m.signs_title()}</PageHeading>
    <SignList shown={shown} />
  </>
)

export const EditSign = ({ id, rewrite }: { id: string | null; rewrite: string | null }) => <SignForm id={id} rewrite={rewrite} />
