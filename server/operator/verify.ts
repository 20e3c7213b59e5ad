// viewme verify: walks both audit chains of every account, and proves that every fact is there, unchanged, and opens with its
// account's key, that every file is what it was, that names, doors, numbers and work to do are what they follow from, and that the chains
// still lead through where they ended the last time. Changes no data; may run beside a working server. Ends with 1 and names the first
// broken place of each account. What it does not prove, it says (not-proven.ts).
import { PlainFault } from '../platform/plain-fault.ts'
import { dropAnchor, readAnchor } from './anchors.ts'
import { checkBinder } from './check-binder.ts'
import { isBehind } from './database-version.ts'
import { notProven } from './not-proven.ts'
import { filesFolder } from './stored-files.ts'
import { openOperatorKeys, plural, readArgs, seconds, withDatabase } from './context.ts'
import type { OperatorContext } from './context.ts'
import { openWalkers } from './walkers.ts'

export async function run(args: string[], context: OperatorContext): Promise<number> {
  readArgs(args, { texts: [] })
  const began = performance.now()
  const keys = await openOperatorKeys(context)
  const { keysDir } = context.config
  const before = await readAnchor(keysDir)
  const { accounts, erased, faults, anchor, files, awaited } = await withDatabase(context, async (client, connection) => {
    if (await isBehind(client)) throw new PlainFault('The database was last used by an earlier version of ViewMe. Start the server of this one, which brings it up to date, and verify then. Nothing has been changed.')
    const walkers = openWalkers(connection)
    try { return await checkBinder(client, keys, { now: context.clock.real(), ruleNow: context.clock.now(), anchor: before, walkers, filesDir: filesFolder(context.config.dataDir) }) } finally { await walkers.close() }
  })
  const sum = (of: 'facts' | 'writes' | 'reads' | 'unchained' | 'destroyed') => accounts.reduce((total, one) => total + one[of], 0)

  context.say(`${plural(accounts.length - erased, 'account')}${erased > 0 ? ` and ${erased} erased` : ''}, ${plural(sum('facts'), 'fact')}, ${plural(files, 'file')}, ${plural(sum('writes'), 'row')} in the chains of writes, ${plural(sum('reads'), 'row')} in the chains of reads, looked through in ${seconds(began)}.`)
  if (sum('destroyed') > 0) context.say(`${plural(sum('destroyed'), 'fact')} erased one by one: the rows are there, the texts are not.`)
  if (awaited > 0) context.say(`${plural(awaited, 'file')} that facts name ${awaited === 1 ? 'has' : 'have'} not come yet: on their writers' phones.`)
  if (sum('unchained') > 0) context.say(`${plural(sum('unchained'), 'read')} not chained yet.`)
  context.say(`Not looked at: ${notProven.map(({ what }) => what).join('; ')}. See docs/protects.md.`)
  if (faults.length === 0) {
    // Only what was whole is kept as the mark for the next time.
    await dropAnchor(keysDir, anchor)
    context.say('Everything is whole: the chains hold, and every fact and file opens with its key.')
    return 0
  }
  for (const fault of faults) context.say(fault)
  context.say(`${plural(faults.length, 'fault')} found. Nothing has been changed.`)
  return 1
}
