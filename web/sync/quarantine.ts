// What waits in the account's quarantine, asked of the server by an owner and kept nowhere on the phone.
import { quarantineReply, type QuarantineReply } from '@viewme/contract/sync.ts'
import type { Copy } from './copy.ts'
import { ask, type Answer } from './http.ts'

export const askQuarantine = (copy: Copy): Promise<Answer<QuarantineReply>> =>
  ask(copy.parts, `/api/accounts/${copy.home.account}/quarantine`, quarantineReply, { device: copy.home.device })
