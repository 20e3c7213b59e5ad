import { expect, test } from 'vitest'
import { kinds } from '@viewme/contract/kinds.ts'
import { placeIn } from './following.ts'
import { homeOf, instructionOf, type MomentInstruction, type Reading } from './moment.fold.ts'
import { homeKinds } from './wanted.ts'

const step = { id: 's1', text: 'Lossa bältet.', warning: 'Håll inte fast.' }
const fact = (id: string, more: object = {}) => ({
  id, v: 1, author: 'sara', writtenAt: '2026-11-24T10:00:00.000Z', waiting: false, versionName: '7',
  body: { title: 'Krampanfall', steps: [step], lifeSaving: true, safetyCritical: true, lifeAreas: [], plain: 'Krampanfall\n1. Lossa bältet.', situation: { label: 'Krampar', icon: 'zap', order: 2 } }, ...more,
})
const open = (subjects: object[], more: object = {}) => ({
  state: 'open', account: 'a', person: 'Tove', names: { sara: 'Sara Mallqvist' }, chooser: 'Sara Mallqvist', copyAt: null, ready: false, missing: 0, unsent: 0, refused: 0, locked: false, noGroup: false, onlyShown: false, subjects, ...more,
}) as unknown as Reading
const instruction = (inForce: object, siblings: object[] = [], conflict = siblings.length > 0) => ({ subject: 'x', kind: 'instruction-version', inForce, siblings, conflict })
const alert = (text: string, order: number, siblings: object[] = []) => ({ subject: text, kind: 'alert', conflict: siblings.length > 0, siblings, inForce: fact(text, { body: { text, order, plain: text } }) })

test('shows alerts in the team’s order, and both texts where two stand', () => {
  const home = homeOf(open([alert('Sväljrisk', 2), alert('Epilepsi', 1, [fact('two', { body: { text: 'Epilepsi, nya anfall', order: 1, plain: '' } })])]))
  expect(home.state === 'open' && home.alerts.map((one) => one.text)).toEqual(['Epilepsi', 'Epilepsi, nya anfall', 'Sväljrisk'])
})
test('shows allergies by name, the life-threatening and those in a newer schema among what stands on top, both where two versions stand', () => {
  const allergy = (to: string, severity: string, siblings: object[] = []) => ({ subject: to, kind: 'allergy', conflict: siblings.length > 0, siblings, inForce: fact(to, { body: { to, severity, signs: 'Utslag.', act: 'Ring 112.', plain: `${to}\nUtslag.\nRing 112.` } }) })
  const newer = { subject: 'n', kind: 'allergy', conflict: false, siblings: [], inForce: fact('n', { v: 2, body: { plain: 'Bi\nRing 112.' } }) }
  const home = homeOf(open([allergy('Ägg', 'mild'), allergy('Nötter', 'life-threatening', [fact('two', { body: { severity: 'serious', plain: 'Nötter och mandel' } })]), newer]))
  expect(home.state === 'open' && home.allergies.map(({ to, more, onTop }) => [to, more, onTop])).toEqual([
    ['Bi', 'Ring 112.', true], ['Nötter', 'Utslag. Ring 112.', true], ['Nötter och mandel', '', false], ['Ägg', 'Utslag. Ring 112.', false],
  ])
})
test('shows what is seen by name, the surest meaning first, both where two stand, and names all that it can be found by and who wrote it down', () => {
  const meaning = (means: string, sure: string) => ({ means, sure, saidBy: 'Nour' })
  const seen = (name: string, more: object = {}) => ({ body: { seen: name, meanings: [meaning('Trött.', 'possible'), meaning('Nej.', 'known'), meaning('Ont.', 'usual')], act: 'Vänta.', instructions: ['x', 'gone'], plain: name, ...more } })
  const sign = (id: string, inForce: object, siblings: object[] = []) => ({ subject: id, kind: 'sign', conflict: siblings.length > 0, siblings, inForce })
  const home = homeOf(open([
    sign('1', fact('1', { ...seen('Ögonen upp'), waiting: true, author: 'nobody here' })), sign('2', fact('2', seen('Blundar', { also: 'ögonen stängda' })), [fact('2b', seen('Blundar länge'))]),
    sign('3', fact('3', { v: 2, body: { plain: 'Smackar\nSäkert: Mer.\nGör så här: Ge mer.', meanings: 'something else' } })),
  ]))
  const signs = home.state === 'open' ? home.signs : []
  expect(signs.map((one) => [one.seen, one.found, one.by, one.state, one.plainOnly])).toEqual([
    ['Blundar', 'Blundar ögonen stängda', 'Sara Mallqvist', 'sent', null], ['Blundar länge', 'Blundar länge ', 'Sara Mallqvist', 'sent', null],
    ['Smackar', 'Smackar', 'Sara Mallqvist', 'sent', 'Säkert: Mer.\nGör så här: Ge mer.'], ['Ögonen upp', 'Ögonen upp ', null, 'waiting', null],
  ])
  expect(signs[0]!.meanings.map(({ means }) => means)).toEqual(['Nej.', 'Ont.', 'Trött.'])
})
test('shows how the person says it in the writers’ order, both where two stand, and in a newer schema as its plain text says', () => {
  const saying = (word: string, order: number, siblings: object[] = []) => ({ subject: word, kind: 'expression', conflict: siblings.length > 0, siblings, inForce: fact(word, { body: { says: word, how: 'Blundar.', order, plain: `${word}\nBlundar.\nSluta.` } }) })
  const home = homeOf(open([saying('Nej', 1, [fact('two', { body: { plain: 'Nej\nTittar bort.' } })]), saying('Ja', 0), { ...saying('Mer', 2), inForce: fact('m', { v: 2, body: { plain: 'Mer\nSmackar.' } }) }]))
  expect(home.state === 'open' && home.says.map(({ word, how }) => [word, how])).toEqual([['Mer', 'Smackar.'], ['Ja', 'Blundar. Sluta.'], ['Nej', 'Blundar. Sluta.'], ['Nej', 'Tittar bort.']])
})
test('never hides an alert or an instruction because its schema is newer than this app', () => {
  const newer = { v: 2, body: { plain: 'Krampanfall\n1. Lossa bältet.', lifeSaving: true, situation: { label: 'Kramp', icon: 'zap', order: 0 } } }
  const home = homeOf(open([instruction(fact('f', newer)), { ...alert('x', 1), inForce: fact('a', { v: 2, body: { plain: 'Epilepsi' } }) }]))
  expect(home).toMatchObject({ alerts: [{ text: 'Epilepsi' }], instructions: [{ title: 'Krampanfall', lifeSaving: true }], tiles: [{ label: 'Kramp', lifeSaving: true }] })
  expect(homeOf(open([instruction(fact('f', { v: 2, body: { plain: 'Krampanfall', situation: ['Kramp'] } }))]))).toMatchObject({ tiles: [], instructions: [{ title: 'Krampanfall' }] })
  expect(instructionOf(open([instruction(fact('f', newer))]), null)).toMatchObject({ version: { plainOnly: 'Krampanfall\n1. Lossa bältet.', steps: [] } })
})
test('shows a symbol where a step has no picture', () => {
  const picture = { file: 'f', shows: 'En sked.' }
  const steps = [{ ...step, symbol: 'spoon' }, { ...step, symbol: 'spoon', picture }, step]
  const shown = instructionOf(open([instruction(fact('f', { body: { ...fact('f').body, steps } }))]), null)
  expect(shown).toMatchObject({ version: { steps: [{ symbol: 'spoon', picture: null }, { symbol: null, picture }, { symbol: null, picture: null }] } })
})
test('opens the version in force, with each of the others one tap away', () => {
  const both = open([instruction(fact('six', { versionName: '6a' }), [fact('other', { versionName: '6b' })])])
  expect(instructionOf(both, null)).toMatchObject({ version: { id: 'six' }, twoVersions: true, asked: null, others: [{ id: 'other', name: '6b', inForce: false, steps: [{ id: 's1' }] }], chooser: 'Sara Mallqvist' })
  expect(instructionOf(both, 'other')).toMatchObject({ asked: 'other', version: { id: 'other' }, others: [{ id: 'six', inForce: true }] })
  const three = open([instruction(fact('six', { versionName: '6a' }), [fact('b', { versionName: '6b' }), fact('c', { versionName: '6c' })])])
  expect((['six', 'b', 'c'] as const).map((id) => (instructionOf(three, id) as MomentInstruction).others.map((one) => `${one.name}${one.inForce ? ' in force' : ''}`))).toEqual([['6b', '6c'], ['6a in force', '6c'], ['6a in force', '6b']])
})
test('the other of two versions is opened on the same step, wherever it stands in it', () => {
  const of = (...ids: string[]) => ({ body: { ...fact('f').body, steps: ids.map((id) => ({ ...step, id })) } })
  const both = open([instruction(fact('8a', of('a', 'b', 'c', 'd')), [fact('8b', of('new', 'a', 'b', 'd'))])])
  const { version, others } = instructionOf(both, null) as MomentInstruction
  expect([1, 2, 3, 4].map((at) => placeIn(version.steps, others[0]!.steps, at))).toEqual([2, 3, 3, 4])
})
test('says that two versions stand also when the other cannot be read', () => {
  expect(instructionOf(open([instruction(fact('six'), [], true)]), null)).toMatchObject({ twoVersions: true, others: [] })
})
test('marks a version that waits on this phone', () => {
  expect(instructionOf(open([instruction(fact('f', { waiting: true }))]), null)).toMatchObject({ version: { state: 'waiting' } })
})
test('instructions for the same situation share one tile, and what saves a life stands first in it', () => {
  const about = (subject: string, title: string, more: object) => ({ subject, kind: 'instruction-version', siblings: [], conflict: false, inForce: fact(subject, { body: { ...fact(subject).body, title, ...more } }) })
  const home = homeOf(open([
    about('calm', 'Orolig', { lifeSaving: false, situation: { label: 'Orolig', icon: 'frown', order: 1 } }),
    about('home', 'Kramp hemma', { lifeSaving: false, situation: { label: 'Krampar', icon: 'zap', order: 0 } }),
    about('bath', 'Kramp i bad', { lifeSaving: true, situation: { label: 'krampar ', icon: 'bath', order: 4 } }),
  ]))
  expect(home.state === 'open' && home.tiles.map(({ subject, lifeSaving, choices }) => [subject, lifeSaving, choices.map((one) => one.title)])).toEqual([
    ['bath', true, ['Kramp i bad', 'Kramp hemma']],
    ['calm', false, ['Orolig']],
  ])
})
test('tells locked apart from not here', () => {
  expect(instructionOf(open([], { locked: true }), null)).toBe('locked')
  expect(instructionOf(open([]), null)).toBeNull()
})
test('asks for every safety kind', () => {
  expect(kinds.filter((kind) => kind.safety).map((kind) => kind.kind).filter((kind) => !homeKinds.includes(kind))).toEqual([])
})
