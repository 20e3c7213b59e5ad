import { expect, test } from 'vitest'
import { blocksOf, sectionsOf, titleOf } from './markdown.ts'

const text = '# Villkor\n\nVersion 1.\n\n## Kort sagt\n\n- **Ett** löfte.\n- Två.\n\n## Klaga\n\nHos [IMY](https://www.imy.se), när\nsom helst.\n\n### Mer\nOrd:\n- punkt'

test('a text is read by its headings, and its title stands apart', () => {
  expect(titleOf(text)).toBe('Villkor')
  expect(sectionsOf(text).map(({ title, blocks }) => [title, blocks.map((one) => one.is)])).toEqual([[null, ['paragraph']], ['Kort sagt', ['list']], ['Klaga', ['paragraph', 'heading', 'paragraph', 'list']]])
})

test('strong words and links are found, and a broken line is one sentence', () => {
  expect(blocksOf('- **Ett** löfte.')).toEqual([{ is: 'list', items: [[{ is: 'strong', text: 'Ett' }, { is: 'words', text: ' löfte.' }]] }])
  expect(blocksOf('Hos [IMY](https://www.imy.se), när\nsom helst.')).toEqual([{ is: 'paragraph', pieces: [{ is: 'words', text: 'Hos ' }, { is: 'link', text: 'IMY', to: 'https://www.imy.se' }, { is: 'words', text: ', när som helst.' }] }])
})

test('a tag, and a link to a script, are words', () => {
  for (const line of ['<img src=x onerror=alert(1)>', '[press](javascript:alert(1))', '[press](/me)', '![picture](x)']) {
    expect(blocksOf(line)).toEqual([{ is: 'paragraph', pieces: [{ is: 'words', text: line }] }])
  }
})
