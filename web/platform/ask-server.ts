// One question to the server from a screen that works only with network: what came of it is a value, never a thrown thing.

/** `captive`: something between us and the server answered (a hotel's login page). `broken`: the server answered, but not as agreed. */
export type Trouble = 'offline' | 'captive' | 'broken'
/** `refused`: by the problem's own name. */
export type Asked<T> = { is: 'ok'; value: T } | { is: 'refused'; status: number; name: string } | { is: Trouble }

/** `read` makes what is wanted of the answer's text; if it throws, the answer was not as agreed. `body`: what is posted. `through`: what stands around the sending. */
export async function askServer<T>(path: string, read: (text: string) => T, { body, through = (send) => send() }: { body?: object; through?: (send: () => Promise<Response>) => Promise<Response> } = {}): Promise<Asked<T>> {
  let answer: Response
  let text: string
  try {
    answer = await through(() => fetch(path, {
      headers: { accept: 'application/json, text/markdown', ...body ? { 'content-type': 'application/json' } : {} }, ...body ? { method: 'POST', body: JSON.stringify(body) } : {},
      // What is asked of ViewMe goes nowhere that somebody else points to.
      redirect: 'manual',
    }))
    text = await answer.text()
  } catch {
    return { is: 'offline' }
  }
  if (answer.status === 511 || answer.type === 'opaqueredirect' || !/[/+](json|markdown)\b/.test(answer.headers.get('content-type') ?? '')) return { is: answer.status >= 500 && answer.status !== 511 ? 'broken' : 'captive' }
  try {
    if (answer.ok) return { is: 'ok', value: read(text) }
    if (answer.status < 500) return { is: 'refused', status: answer.status, name: (JSON.parse(text) as { title: string }).title }
  } catch { /* not as agreed */ }
  return { is: 'broken' }
}
