// How a form ends: why it could not be saved, the way back and the one main button, and what of it is kept.
import { Button, ButtonLink } from './button.tsx'
import { Banner, LiveRegion } from './parts.tsx'

type Props = { failed: string | null; busy: boolean; cancel: string; /** Absent: the form stands in its place on a page, and only closes. */ cancelTo?: string; save: string; /** In words, that it is kept on the phone. */ kept?: string | null; onCancel?: () => void }

export const FormEnd = ({ failed, busy, cancel, cancelTo, save, kept, onCancel }: Props) => (
  <>
    <LiveRegion urgent>{failed}</LiveRegion>
    {failed && <Banner tone="red" icon="warning"><p>{failed}</p></Banner>}
    <div className="actions still">
      {cancelTo === undefined ? <Button look="tall" onClick={onCancel}>{cancel}</Button> : <ButtonLink look="tall" to={cancelTo} onClick={onCancel}>{cancel}</ButtonLink>}
      <Button look="main" type="submit" busy={busy}>{save}</Button>
    </div>
    {/* Below: it comes while one writes, and must not move the buttons under the finger that presses them. */}
    {kept && <p className="small">{kept}</p>}
  </>
)
