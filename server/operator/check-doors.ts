// Doors: what is found by a secret before anybody has signed in. Today devices alone have one, so each door is that of a device that is there.
import type { ClientBase } from 'pg'
import { doorOfDevice, findDoors } from '../sync/sync.ts'
import type { ChainedDevice } from '../sync/sync.ts'

export async function doorFault(client: ClientBase, account: string, devices: readonly ChainedDevice[]): Promise<string | null> {
  const doors = new Map((await findDoors(client, account)).map((door) => [door.secret, door]))
  for (const one of devices) {
    const { secret, kind, id } = doorOfDevice(one)
    const kept = doors.get(secret)
    if (!kept) return `the door of device ${one.device} of membership ${one.deviceOf} is gone: what it delivers would be refused`
    if (kept.kind !== kind || kept.id !== id) return `the door of device ${one.device} of membership ${one.deviceOf} has been changed`
    doors.delete(secret)
  }
  const [stray] = doors.values()
  return stray ? `a door leads to ${stray.kind} ${stray.id}, which has none here` : null
}
