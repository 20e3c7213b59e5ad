// Problems over HTTP (RFC 9457). A refusal has a stable name; a fault has an id and says nothing of what was inside.
export class Problem extends Error {
  readonly status: number
  readonly type: string
  readonly headers: Record<string, string>
  constructor(status: number, name: string, detail: string, headers: Record<string, string> = {}) {
    super(detail)
    this.status = status
    this.type = `urn:viewme:problem:${name}`
    this.headers = headers
  }
  body() {
    return { type: this.type, title: this.type.split(':').at(-1), status: this.status, detail: this.message }
  }
}

export const notFound = () => new Problem(404, 'not-found', 'Det finns inte, eller så får du inte se det.')
export const signInAgain = () => new Problem(401, 'sign-in-again', 'Logga in igen. Inget har gått förlorat.')
export const accessEnded = () => new Problem(403, 'access-ended', 'Du är inte längre med i det här klientkontot.')
