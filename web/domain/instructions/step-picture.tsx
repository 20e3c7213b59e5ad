// What a step shows besides its words, while it is edited.
import { m } from '../../paraglide/messages.js'
import type { PictureFault } from '../../platform/pictures-underway.ts'
import { LookField, type Look } from '../../symbols/look-field.tsx'
import type { EditedPicture, EditedStep } from './edited.ts'
import { watchPictureBytes, watchPictureState } from './pictures.data.ts'
import type { Change } from './written.fold.ts'

type Props = { /** 1 … */ number: number; picture: EditedPicture | null; symbol: string | null; asked: boolean; busy: boolean; fault: PictureFault | null; choose: (file: File) => void; change: (next: Change<EditedStep>) => void; show: (look: Look) => void }

const files = { bytes: watchPictureBytes, state: watchPictureState }

export const StepLookField = ({ number, change, ...rest }: Props) => (
  <LookField
    names={{ of: m.picture_of_step({ number }), search: m.symbol_search({ number }), list: m.symbol_list({ number }) }}
    files={files}
    say={(shows) => change((step) => ({ picture: step.picture && { ...step.picture, shows } }))}
    {...rest}
  />
)
