// Other drafts of the same thing on this phone, where two tabs have written: each is a press away, and none goes by itself.
import { Button } from './button.tsx'
import { Banner, LiveRegion } from './parts.tsx'

export const OtherDrafts = ({ others, open }: { others: { id: string; words: string; press: string }[]; open: (id: string) => void }) => (
  <>
    <LiveRegion>{others.map(({ words }) => words).join(' ')}</LiveRegion>
    {others.map(({ id, words, press }) => (
      <Banner key={id} tone="amber" icon="eye">
        <p>{words}</p>
        <Button onClick={() => open(id)}>{press}</Button>
      </Banner>
    ))}
  </>
)
