// The few marks that our own texts use: headings, paragraphs, lists, **strong** and [links](https://…). Whatever else stands there is words:
// there is no way to write a tag.

export type Piece = { is: 'words' | 'strong'; text: string } | { is: 'link'; text: string; to: string }
export type Block = { is: 'heading'; level: 1 | 2 | 3; pieces: Piece[] } | { is: 'paragraph'; pieces: Piece[] } | { is: 'list'; items: Piece[][] }
/** What stands under one heading; `title` null before the first of level 2. */
export type Section = { title: string | null; blocks: Block[] }

export function blocksOf(text: string): Block[] {
  return text.replaceAll('\r\n', '\n').split(/\n{2,}/).map((part) => part.trim()).filter(Boolean).flatMap((part): Block[] => {
    const lines = part.split('\n')
    const heading = /^(#{1,3}) (.+)$/.exec(lines[0]!)
    if (heading) return [{ is: 'heading', level: heading[1]!.length as 1 | 2 | 3, pieces: piecesOf(heading[2]!) }, ...lines.length > 1 ? blocksOf(lines.slice(1).join('\n')) : []]
    if (lines.every((line) => line.startsWith('- '))) return [{ is: 'list', items: lines.map((line) => piecesOf(line.slice(2))) }]
    // A list that begins under its sentence.
    const begins = lines.findIndex((line) => line.startsWith('- '))
    if (begins > 0) return [...blocksOf(lines.slice(0, begins).join('\n')), ...blocksOf(lines.slice(begins).join('\n'))]
    return [{ is: 'paragraph', pieces: piecesOf(lines.join(' ')) }]
  })
}

export const titleOf = (text: string): string => /^# (.+)$/m.exec(text)?.[1] ?? ''

/** By headings of level 2, without the title itself. */
export function sectionsOf(text: string): Section[] {
  const sections: Section[] = [{ title: null, blocks: [] }]
  for (const block of blocksOf(text)) {
    if (block.is === 'heading' && block.level === 1) continue
    if (block.is === 'heading' && block.level === 2) sections.push({ title: block.pieces.map((one) => one.text).join(''), blocks: [] })
    else sections.at(-1)!.blocks.push(block)
  }
  return sections.filter(({ title, blocks }) => title !== null || blocks.length > 0)
}

const marked = /\*\*([^*]+)\*\*|\[([^\]]+)\]\((https:\/\/[^\s)]+|mailto:[^\s)]+)\)/g

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  const words = (until: number) => { if (until > from) pieces.push({ is: 'words', text: line.slice(from, until) }) }
  for (const found of line.matchAll(marked)) {
    words(found.index)
    pieces.push(found[1] !== undefined ? { is: 'strong', text: found[1] } : { is: 'link', text: found[2]!, to: found[3]! })
    from = found.index + found[0].length
  }
  words(line.length)
  return pieces
}
