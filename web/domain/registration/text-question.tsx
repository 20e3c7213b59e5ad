// One of the three questions: its summary, the whole text to open in place, and one box of its own.
import { m } from '../../paraglide/messages.js'
import { sectionsOf } from '../../platform/markdown.ts'
import { ChooseSeveral } from '../../ui/choices.tsx'
import { TextSections } from '../../ui/markdown.tsx'
import { Card } from '../../ui/parts.tsx'
import type { Text } from './registration.data.ts'

type Props = { text: Text; title: string; word: string; help?: string; error: string | null; isChosen: boolean; choose: (isChosen: boolean) => void }

export function TextQuestion({ text, title, word, help, error, isChosen, choose }: Props) {
  const [version, short, ...rest] = sectionsOf(text.text)
  return (
    <Card>
      <h2>{title}</h2>
      {short && <TextSections sections={[{ ...short, title: null }]} level={3} />}
      <details>
        <summary>{m.register_whole_text()}</summary>
        <div><TextSections sections={version ? [version, ...rest] : rest} level={3} /></div>
      </details>
      <ChooseSeveral label={help ?? m.register_needed()} error={error} choices={[{ id: 'yes', word }]} chosen={isChosen ? ['yes'] : []} onChange={(chosen) => choose(chosen.length > 0)} />
    </Card>
  )
}
