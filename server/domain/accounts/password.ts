// How a password is kept: argon2id, never logged, never returned. One shape of letters whatever keyboard wrote them (å is two things).
import { hash, verify, type Options } from '@node-rs/argon2'

// The library's names for the kinds are a const enum, which type stripping does not know: 2 is argon2id.
const cost: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)
export const isPassword = ({ hash: kept, password }: { hash: string; password: string }): Promise<boolean> => verify(kept, password.normalize('NFC'))
