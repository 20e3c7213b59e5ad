// One question with its label, help and error, tied together for screen readers by the component library.
import { useId } from 'react'
import { FieldError, Input, Label, Text, TextArea as RawTextArea, TextField, type TextFieldProps } from 'react-aria-components'

type Props = Omit<TextFieldProps, 'children'> & { label: string; help?: string; error?: string | null; many?: boolean; inputMode?: 'numeric' | 'text' | 'email'; known?: readonly string[] }

/** `known`: words that have been written before, offered while one writes. */
export function Field({ label, help, error, many, inputMode, known = [], ...rest }: Props) {
  const list = useId()
  return (
    // Browsers write what stands in a field to their session files, in clear, unless told not to (the form must say so too).
    // "aria" validation: the form says what is wrong in its own words, and never stops a press before that.
    <TextField className="field" autoComplete="off" validationBehavior="aria" isInvalid={Boolean(error)} {...rest}>
      <Label>{label}</Label>
      {help && <Text slot="description" className="small">{help}</Text>}
      {many ? <RawTextArea /> : <Input inputMode={inputMode} {...(known.length > 0 && { list })} />}
      {known.length > 0 && <datalist id={list}>{known.map((word) => <option key={word}>{word}</option>)}</datalist>}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}

export const TextArea = (props: Omit<Props, 'many'>) => <Field many {...props} />
