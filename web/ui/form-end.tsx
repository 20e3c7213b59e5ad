// How a form ends: why it could not be saved, then the way back and the one main button.
import { Button, ButtonLink } from './button.tsx'
import { Banner, LiveRegion } from './parts.tsx'

type Props = { failed: string | null; busy: boolean; cancel: string; cancelTo: string; save: string }

export const FormEnd = ({ failed, busy, cancel, cancelTo, save }: Props) => (
  <>
    <LiveRegion urgent>{failed}</LiveRegion>
    {failed && <Banner tone="red" icon="warning"><p>{failed}</p></Banner>}
    <div className="actions still">
      <ButtonLink look="tall" to={cancelTo}>{cancel}</ButtonLink>
      <Button look="main" type="submit" busy={busy}>{save}</Button>
    </div>
  </>
)
