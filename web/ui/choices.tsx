// Choosing one or several from a short list, each row a large target.
import { Checkbox, CheckboxGroup, FieldError, Label, Radio, RadioGroup, Text } from 'react-aria-components'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { OwnWords } from './own-words.tsx'

/** `mark`: a picture of what the word says. `isSaid`: somebody has written the word. */
export type Choice = { id: string; word: string; help?: string; mark?: ReactNode; isSaid?: boolean }
type Shared = { label: string; help?: string; error?: string | null; choices: readonly Choice[] }

const Words = ({ word, help, isSaid }: Choice) => (
  <span>
    {isSaid ? <OwnWords>{word}</OwnWords> : word}
    {help && <span className="small"> · {help}</span>}
  </span>
)

export const ChooseSeveral = ({ label, help, error, choices, chosen, onChange }: Shared & { chosen: string[]; onChange: (ids: string[]) => void }) => (
  <CheckboxGroup className="choices" value={chosen} onChange={onChange} isInvalid={Boolean(error)} validationBehavior="aria">
    <Label className="label">{label}</Label>
    {help && <Text slot="description" className="small">{help}</Text>}
    {choices.map((choice) => (
      <Checkbox key={choice.id} value={choice.id} className="choice">
        {({ isSelected }) => (
          <>
            <span className="choice-mark" aria-hidden="true">{isSelected && <Icon name="check" size={18} />}</span>
            {choice.mark}
            <Words {...choice} />
          </>
        )}
      </Checkbox>
    ))}
    <FieldError className="field-error">{error}</FieldError>
  </CheckboxGroup>
)

/** `short`: two or three words side by side. `chips`: a row of words, for how a list is shown. */
export const ChooseOne = ({ label, help, error, choices, chosen, short, chips, onChange }: Shared & { chosen: string; short?: boolean; chips?: boolean; onChange: (id: string) => void }) => (
  <RadioGroup className={chips ? 'choices chips' : short ? 'choices short' : 'choices'} orientation={chips ? 'horizontal' : 'vertical'} value={chosen} onChange={onChange} isInvalid={Boolean(error)} validationBehavior="aria">
    <Label className="label">{label}</Label>
    {help && <Text slot="description" className="small">{help}</Text>}
    {choices.map((choice) => (
      <Radio key={choice.id} value={choice.id} className="choice">
        {({ isSelected }) => (
          <>
            <span className="choice-mark round" aria-hidden="true">{isSelected && <Icon name="check" size={18} />}</span>
            {choice.mark}
            <Words {...choice} />
          </>
        )}
      </Radio>
    ))}
    <FieldError className="field-error">{error}</FieldError>
  </RadioGroup>
)
