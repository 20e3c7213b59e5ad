// Texts that somebody has answered to, and the answers. Nothing else touches these tables; a row is written once and never changed.
import type { PolicyAnswer, PolicyText, Said } from '@viewme/contract/policies.ts'
import type { Tx } from '../../platform/db.ts'
import type { WholeText } from './texts.ts'
export type { Db, Tx } from '../../platform/db.ts'

const textColumns = `encode(t.sha256, 'hex') AS sha256, t.kind, t.version, t.language`

export async function keepTexts(tx: Pick<Tx, 'query'>, texts: readonly WholeText[]): Promise<void> {
  for (const { sha256, kind, version, language, text } of texts) {
    await tx.query('INSERT INTO signin.policy_texts (sha256, kind, version, language, text) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [Buffer.from(sha256, 'hex'), kind, version, language, text])
  }
}

export async function findKeptTexts(tx: Pick<Tx, 'query'>, hashes: readonly string[]): Promise<PolicyText[]> {
  const { rows } = await tx.query(`SELECT ${textColumns} FROM signin.policy_texts t WHERE t.sha256 = ANY ($1::bytea[])`, [hashes.map((hash) => Buffer.from(hash, 'hex'))])
  return rows
}

export async function findKeptText(tx: Pick<Tx, 'query'>, { kind, version, language, sha256 }: PolicyText): Promise<string | null> {
  const { rows } = await tx.query<{ text: string }>('SELECT text FROM signin.policy_texts WHERE sha256 = $1 AND kind = $2 AND version = $3 AND language = $4', [Buffer.from(sha256, 'hex'), kind, version, language])
  return rows[0]?.text ?? null
}

export async function insertAnswer(tx: Pick<Tx, 'query'>, { id, human, text, said, at }: { id: string; human: string; text: string; said: Said; at: Date }): Promise<void> {
  await tx.query('INSERT INTO signin.policy_answers (id, human_id, text_sha256, said, at) VALUES ($1, $2, $3, $4, $5)', [id, human, Buffer.from(text, 'hex'), said, at])
}

export async function findAnswers(tx: Pick<Tx, 'query'>, human: string): Promise<PolicyAnswer[]> {
  const { rows } = await tx.query(`SELECT ${textColumns}, a.said, a.at FROM signin.policy_answers a JOIN signin.policy_texts t ON t.sha256 = a.text_sha256 WHERE a.human_id = $1 ORDER BY a.at, a.id`, [human])
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}
