// Other words for the same thing, as one asks for it (families: see word-forms). Found after the word itself.
import { familyOf } from '../platform/word-forms.ts'

const rows = [
  'ata mat maltid kost middag lunch frukost eat food meal', 'ont smarta vark pain hurt', 'epilepsi krampanfall kramp anfall seizure epilepsy', 'kvavas satta choking choke', 'knapp peg sond button', 'aka come', 'ut out', 'fungera funka trasig stannar broken',
  'medicin lakemedel tablett medicine', 'toalett wc kissa bajsa bloja toilet', 'duscha bada tvatta shower', 'orolig arg utatagerande lugna upset', 'stromavbrott stromlost',
  'lyft lift hoist', 'nej no', 'ja yes', 'stopp stop', 'mer more', 'ring call', 'allergi allergisk overkanslig allergic allergy', 'rullstol wheelchair', 'sova somn sleep',
].map((row) => row.split(' ').map(familyOf))

const known = new Map<string, Set<string>>()
for (const row of rows) for (const one of row) known.set(one, new Set([...(known.get(one) ?? []), ...row.filter((other) => other !== one)]))

const none: ReadonlySet<string> = new Set()
export const akinTo = (family: string): ReadonlySet<string> => known.get(family) ?? none
