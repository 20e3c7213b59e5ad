// A hit of a search: what it is called, with the words that were asked for marked, and why it was found. No care words in here.
import { Fragment, type ReactNode } from 'react'
import type { Piece } from '../platform/searched.ts'
import { Link } from './link.tsx'
import { OwnWords } from './own-words.tsx'

export const Marked = ({ pieces }: { pieces: readonly Piece[] }) => pieces.map(({ text, found }, at) => (found ? <mark key={at}>{text}</mark> : <Fragment key={at}>{text}</Fragment>))

/** Why: where in words, and the text there with what was found. `pieces` is empty where the name says it. `isOurs`: the app's own words. */
export type Why = { where: string; pieces: readonly Piece[]; isOurs?: boolean }
export const Whys = ({ whys }: { whys: readonly Why[] }) => whys.map(({ where, pieces, isOurs }, at) => (
  <span key={at} className="small written">{pieces.length > 0 ? <><b>{where}:</b> {isOurs ? <Marked pieces={pieces} /> : <OwnWords><Marked pieces={pieces} /></OwnWords>}</> : where}</span>
))

export const FoundCard = ({ to, title, whys, children }: { to: string; title: ReactNode; whys: readonly Why[]; children?: ReactNode }) => (
  <Link className="card" to={to}>
    <h3>{title}</h3>
    {children}
    <Whys whys={whys} />
  </Link>
)
