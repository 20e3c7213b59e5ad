// The third account: just begun, and empty. Where one sees how a binder is started, and what every place says before anything is there.
import type { DemoAccount, DemoHuman } from './demo.content.ts'
import { human } from './tove.people.ts'

export const leoHumans: DemoHuman[] = [human('Leo', 'Nybörjarsson'), human('Malin', 'Nybörjarsson')]

const everyone = { groups: ['everyone'] }

export const leo: DemoAccount = {
  key: 'leo', person: 'leo', bornOn: '2017-02-03', owners: ['malin'], lead: 'malin',
  members: [
    { human: 'malin', from: '2026-11-02', roles: ['owner', 'relative'], groups: ['everyone', 'home'], basis: 'undertaking' },
    { human: 'leo', from: '2026-11-02', roles: ['person'], groups: ['everyone', 'home'], basis: 'undertaking' },
  ],
  groups: [
    { key: 'everyone', body: { name: 'Alla runt Leo', purpose: 'everyone' }, audience: everyone },
    { key: 'home', body: { name: 'Hemma', purpose: 'home' }, audience: { groups: ['home'] } },
  ],
  alerts: [], allergies: [], signs: [], parts: [], expressions: [], decisions: [], competences: [], contacts: [], instructions: [], notes: [],
}
