// What can be wrong with a key store, each with a sentence for the operator: what is wrong, what was left alone, what to do.
import { PlainFault } from '../plain-fault.ts'

export class KeyFault extends PlainFault {
  constructor(message: string) {
    super(message)
    this.name = new.target.name
  }
}

export class KeyStoreMissing extends KeyFault {
  constructor(dir: string) {
    super(`There is no key store in ${dir}, and there is data that needs one. Nothing has been changed. Put the newest copy of the key store back, or point KEYS_DIR at the right folder.`)
  }
}

export class RootKeyMissing extends KeyFault {
  constructor(file: string) {
    super(`The root key ${file} is missing, and keys wrapped by it exist. Without it nothing that is stored can be read. Nothing has been changed. Put the root key back from its safe copy, or point ROOT_KEY_FILE at it.`)
  }
}

export class RootKeyUnsafe extends KeyFault {
  constructor(file: string, why: string) {
    super(`The root key ${file} ${why}. Nothing has been changed. Let only the user that runs the server read it: chmod 600 ${file}`)
  }
}

export class RootKeyMalformed extends KeyFault {
  constructor(file: string) {
    super(`The root key ${file} is not 64 hexadecimal characters (32 bytes). Nothing has been changed. Put the right file back from its safe copy.`)
  }
}

export class RootKeyWrong extends KeyFault {
  constructor(file: string) {
    super(`The root key ${file} belongs to another key store: it does not open the keys here. Nothing has been changed. Put the right root key back, or point KEYS_DIR at the key store it belongs to.`)
  }
}

export class KeyFileBroken extends KeyFault {
  constructor(file: string) {
    super(`The key file ${file} is damaged or does not belong where it lies. Nothing has been changed. Put the newest copy of the key store back.`)
  }
}

export class KeyStoreClosed extends KeyFault {
  constructor(path: string, code: string) {
    super(`${path}, which belongs to the key store, cannot be made, read or written by the user that runs the server (${code}). Give that user the folder, or point KEYS_DIR at another.`)
  }
}

/** They wrap the account keys: a new one in their place would open none of them, and look as if all were well. */
export class EpochKeysMissing extends KeyFault {
  constructor(dir: string, accounts: number) {
    super(`The epoch keys in ${dir} are missing, and ${accounts === 1 ? '1 account key' : `${accounts} account keys`} that only they open ${accounts === 1 ? 'is' : 'are'} there. Nothing has been changed, and no new one is made. Put the newest copy of the key store back.`)
  }
}

/** Every known address is hashed and sealed with it: another one in its place would let nobody in, and let every address be taken twice. */
export class IdentityKeyMissing extends KeyFault {
  constructor(file: string) {
    super(`The key ${file}, by which those who sign in are known, is missing: nobody can sign in. Nothing has been changed, and no new one is made, because it would know nobody. Put the newest copy of the key store back.`)
  }
}

/** The account has no key: it was erased, or its key has been lost. Nothing of the account can be opened. */
export class AccountKeyMissing extends KeyFault {
  readonly account: string
  constructor(account: string) {
    super(`account ${account} has no key: it is erased, or its key is lost`)
    this.account = account
  }
}

/** A destroyed key never comes back under the same account id. */
export class AccountKeyDestroyed extends KeyFault {
  readonly account: string
  constructor(account: string) {
    super(`account ${account} has been erased: its key is destroyed and is not made again`)
    this.account = account
  }
}
