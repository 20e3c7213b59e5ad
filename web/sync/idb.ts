// IndexedDB with promises and nothing else: the registry and the moment path use it, so it must stay small and import nothing.

export const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'))
})

/** Resolves when the transaction is durable; rejects when it was aborted, for lack of room too. */
export const committed = (tx: IDBTransaction): Promise<void> => new Promise((resolve, reject) => {
  tx.oncomplete = () => resolve()
  tx.onabort = () => reject(tx.error ?? new DOMException('aborted', 'AbortError'))
})

export function openDatabase(factory: IDBFactory, name: string, version: number | undefined, upgrade: (db: IDBDatabase, making: IDBTransaction) => void, closed: () => void = () => {}): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, version)
    request.onupgradeneeded = () => upgrade(request.result, request.transaction!)
    request.onsuccess = () => {
      const db = request.result
      // Another tab wants to upgrade or delete: never stand in its way.
      db.onversionchange = () => { db.close(); closed() }
      db.onclose = closed
      resolve(db)
    }
    request.onerror = () => reject(request.error ?? new Error('IndexedDB cannot be opened'))
  })
}

/** Opens a database only if it exists: opening an unknown name must not create it, nor stand in the way of who creates it meanwhile. */
export async function openExisting(factory: IDBFactory, name: string): Promise<IDBDatabase | null> {
  let unknown = false
  try {
    return await openDatabase(factory, name, undefined, (_, making) => { unknown = true; making.abort() })
  } catch (fault) {
    if (unknown) return null
    throw fault
  }
}

export const deleteDatabase = (factory: IDBFactory, name: string): Promise<void> => new Promise((resolve, reject) => {
  const request = factory.deleteDatabase(name)
  request.onsuccess = () => resolve()
  request.onerror = () => reject(request.error ?? new Error('IndexedDB cannot be deleted'))
})
