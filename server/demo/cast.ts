// Everyone who can sign in to the demo. The operator's side has no membership anywhere: only grants let it in.
import type { CastRole, DemoAccount, DemoHuman } from './demo.content.ts'
import { leo, leoHumans } from './leo.ts'
import { nils, nilsHumans } from './nils.ts'
import { tove } from './tove.ts'
import { human, toveHumans } from './tove.people.ts'

export { castRoles } from './demo.content.ts'
export const demoPassword = 'ViewMe-demo-2026'
export const demoAccounts: DemoAccount[] = [tove, nils, leo]

const operatorSide: (DemoHuman & { role: CastRole })[] = [
  { ...human('Support', 'Driftexempel'), role: 'support' },
  { ...human('Programmerare', 'Driftexempel'), role: 'external-programmer' },
  { ...human('Operator', 'Driftexempel'), role: 'operator' },
  { ...human('Dataskydd', 'Driftexempel'), role: 'privacy-officer' },
]
export const demoHumans: DemoHuman[] = [...toveHumans, ...nilsHumans, ...leoHumans, ...operatorSide]

export type CastMember = { firstName: string; email: string; role: CastRole; accountPersons: string[] }

/** The sign-in page's buttons: first names only, and whose accounts each is in. */
export function castOf(): CastMember[] {
  return demoHumans.map(({ key, firstName, email }) => {
    const own = demoAccounts.flatMap((account) => account.members.filter((one) => one.human === key).map((member) => ({ account, member })))
    const first = own[0]?.member
    const role = first ? first.cast ?? first.roles[0]! : operatorSide.find((one) => one.key === key)!.role
    return { firstName, email, role, accountPersons: own.map(({ account }) => demoHumans.find((one) => one.key === account.person)!.firstName) }
  })
}
