// A fault that a person can mend: its message is a whole sentence, printed as it stands and without a stack.
export class PlainFault extends Error {
  override name = 'PlainFault'
}

export function isErrorCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '')
}
