// A text of our own with its headings, lists and links. Nothing in it can become a tag: see platform/markdown.ts.
import type { Block, Piece, Section } from '../platform/markdown.ts'

type Level = 2 | 3 | 4

/** `level`: which heading a section's title is here. */
export const TextSections = ({ sections, level }: { sections: readonly Section[]; level: Level }) => sections.map(({ title, blocks }, at) => (
  <section key={at} className="prose">
    {title !== null && <Heading level={level}>{title}</Heading>}
    <Blocks blocks={blocks} level={level} />
  </section>
))

export const Blocks = ({ blocks, level }: { blocks: readonly Block[]; level: Level }) => blocks.map((block, at) => {
  if (block.is === 'list') return <ul key={at} className="plain-steps">{block.items.map((item, n) => <li key={n}><Pieces pieces={item} /></li>)}</ul>
  if (block.is === 'heading') return <Heading key={at} level={Math.min(4, level + 1) as Level}><Pieces pieces={block.pieces} /></Heading>
  return <p key={at}><Pieces pieces={block.pieces} /></p>
})

function Heading({ level, children }: { level: Level; children: React.ReactNode }) {
  const Tag = `h${level}` as const
  return <Tag>{children}</Tag>
}

const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => pieces.map((piece, at) => {
  if (piece.is === 'strong') return <b key={at}>{piece.text}</b>
  if (piece.is === 'link') return <a key={at} className="link" href={piece.to} rel="noreferrer">{piece.text}</a>
  return piece.text
})
