// Rounds and the table. The two sides of a comparison take turns (A B A B), because a machine is never equally busy twice;
// each figure is the median of its rounds.

export type Row = { name: string; ours: string; beside: string; ratio: string; goal: string; met: boolean | null }

/** The ratio is the median of the rounds' own ratios: neighbours in time share the machine's mood. */
export async function compare(rounds: number, ours: () => Promise<number>, beside: () => Promise<number>): Promise<{ ours: number; beside: number; ratio: number }> {
  const pairs: { ours: number; beside: number }[] = []
  // The first of each warms up and is thrown away.
  for (let round = -1; round < rounds; round++) {
    const pair = round % 2 === 0 ? { ours: await ours(), beside: await beside() } : await swapped(ours, beside)
    if (round >= 0) pairs.push(pair)
  }
  return { ours: median(pairs.map((pair) => pair.ours)), beside: median(pairs.map((pair) => pair.beside)), ratio: median(pairs.map((pair) => pair.ours / pair.beside)) }
}

async function swapped(ours: () => Promise<number>, beside: () => Promise<number>) {
  const second = await beside()
  return { ours: await ours(), beside: second }
}

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function tableOf(rows: Row[]): string {
  const head = { name: 'what', ours: 'ours', beside: 'beside', ratio: 'ratio', goal: 'goal', met: 'met' }
  const lines = [head, ...rows.map((row) => ({ ...row, met: row.met === null ? 'not measured' : row.met ? 'yes' : 'NO' }))]
  const width = (key: keyof typeof head) => Math.max(...lines.map((line) => line[key].length))
  const keys = ['name', 'ours', 'beside', 'ratio', 'goal', 'met'] as const
  return lines.map((line) => keys.map((key) => (key === 'name' || key === 'met' ? line[key].padEnd(width(key)) : line[key].padStart(width(key)))).join('  ').trimEnd()).join('\n')
}
