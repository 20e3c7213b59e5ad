// From the form to Jag: a form, a letter, a link, a password, and what one has approved. In both languages, narrow and wide, with nothing for a checker to find.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findings } from './checker.ts'
import { filesIn, holding } from './files.ts'
import { linkIn } from './mailbox.ts'
import { choose, expect, test } from './phone.ts'

const walks = [
  {
    language: 'sv', colours: 'light', width: 390, register: 'Registrera dig', first: 'Förnamn', last: 'Efternamn', email: 'E-post', terms: 'Jag godkänner användarvillkoren', notice: 'Jag har sett hur ni behandlar personuppgifter', consent: 'Jag samtycker', whole: 'Läs hela texten',
    send: 'Skicka mejlet till mig', termsMissing: /^Kryssa här om du godkänner/, sent: 'Titta i din e-post', choose: 'Välj ett lösenord', password: 'Nytt lösenord', save: 'Spara och logga in', short: /^Lösenordet är för kort/, obvious: /lätt att gissa\. Välj/, obviousOne: 'Sommar2026!!',
    noBinder: 'Du är inte med i något konto än.', approved: 'Vad du har godkänt', withdraw: 'Ta tillbaka samtycket', withdrawn: /taget tillbaka, och tiden/, give: 'Samtyck till känsliga uppgifter', termsName: 'Användarvillkor', back: 'Tillbaka', old: 'Länken går inte att använda', signOut: 'Logga ut', signIn: 'Logga in', noMail: /^Här går det inte/, other: 'In English', otherFirst: 'First name', backToThis: 'På svenska',
  },
  {
    language: 'en', colours: 'dark', width: 320, register: 'Register', first: 'First name', last: 'Last name', email: 'Email', terms: 'I accept the terms of use', notice: 'I have seen how you handle personal data', consent: 'I consent', whole: 'Read the full text',
    send: 'Send me the email', termsMissing: /^Tick here if you accept/, sent: 'Check your email', choose: 'Choose a password', password: 'New password', save: 'Save and sign in', short: /^The password is too short/, obvious: /easy to guess\. Choose/, obviousOne: 'Password2026!!',
    noBinder: 'You are not in any account yet.', approved: 'What you have approved', withdraw: 'Withdraw the consent', withdrawn: /withdrawn, and the time/, give: 'Consent to sensitive data', termsName: 'Terms of use', back: 'Back', old: 'The link cannot be used', signOut: 'Sign out', signIn: 'Sign in', noMail: /^Nobody can register here/, other: 'På svenska', otherFirst: 'Förnamn', backToThis: 'In English',
  },
] as const
const password = 'fyra gröna båtar i dimman'

for (const w of walks) {
  test(`somebody registers, presses the link that came by mail and sees what they have approved, in ${w.language}, ${w.colours} and ${w.width} px`, async ({ phone, served }) => {
    test.setTimeout(150_000)
    const { page, context } = await phone()
    await page.setViewportSize({ width: w.width, height: 844 })
    await page.emulateMedia({ colorScheme: w.colours })
    await context.addInitScript((chosen) => localStorage.setItem('viewme-language', chosen), w.language)
    const check = async (where: string) => expect.soft(await findings(page), where).toEqual([])
    const heading = (name: string) => expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible({ timeout: 30_000 })
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const email = `maj.${w.language}.${Date.now()}@example.com`

    await page.goto('/sign-in')
    await page.getByRole('link', { name: w.register, exact: true }).click()
    await heading(w.register)
    await check('register')
    await page.route('**/api/registration', (route) => route.fulfill({ json: { open: false } }))
    await page.reload()
    await expect(page.getByText(w.noMail)).toBeVisible()
    await expect(button(w.send)).toHaveCount(0)
    await check('register-no-mail')
    await page.unroute('**/api/registration')
    await page.reload()
    await expect(button(w.send)).toBeVisible()
    await page.getByLabel(w.first, { exact: true }).fill('Maj')
    await choose(page.getByRole('checkbox', { name: w.terms, exact: true }))
    await button(w.other).click()
    await expect(page.getByLabel(w.otherFirst, { exact: true })).toHaveValue('Maj')
    // What was ticked was ticked to a text in another language.
    await expect(page.getByRole('checkbox').first()).not.toBeChecked()
    await button(w.backToThis).click()
    await page.getByLabel(w.first, { exact: true }).fill('')
    await button(w.send).click()
    await expect(page.getByText(w.termsMissing)).toBeVisible()
    await expect(page.getByLabel(w.first, { exact: true })).toBeFocused()
    await check('register-empty')
    await page.getByLabel(w.first, { exact: true }).fill('Maj')
    await page.getByLabel(w.last, { exact: true }).fill('Exempelsjö')
    await page.getByLabel(w.email, { exact: true }).fill(email)
    for (const box of [w.terms, w.notice, w.consent]) await choose(page.getByRole('checkbox', { name: box, exact: true }))
    for (const text of await page.getByText(w.whole, { exact: true }).all()) await text.click()
    await check('register-texts')
    await button(w.send).click()
    await heading(w.sent)
    await expect(page.getByText(email)).toBeVisible()
    await check('register-sent')

    await expect.poll(() => served.mailbox.to(email).length, { timeout: 20_000 }).toBe(1)
    const letter = served.mailbox.to(email)[0]!
    expect(letter.raw).not.toContain('Maj')
    const link = linkIn(letter)
    const token = link.split('#')[1]!
    const asked: string[] = []
    page.on('request', (request) => { asked.push(request.url(), JSON.stringify(request.headers())) })
    await page.goto('about:blank')
    await page.goto(link)
    await heading(w.choose)
    await expect(page.getByText('Maj Exempelsjö')).toBeVisible()
    await check('confirm')
    await page.getByLabel(w.password, { exact: true }).fill('elva tecken')
    await button(w.save).click()
    await expect(page.getByText(w.short)).toBeVisible()
    await check('confirm-short')
    await page.getByLabel(w.password, { exact: true }).fill(w.obviousOne)
    await button(w.save).click()
    await expect(page.getByText(w.obvious)).toBeVisible()
    await page.getByLabel(w.password, { exact: true }).fill(password)
    await button(w.save).click()
    await heading('Maj Exempelsjö')
    await expect(page.getByText(w.noBinder)).toBeVisible()
    await expect(page.getByRole('heading', { name: w.approved })).toBeVisible()
    await check('me-without-binder')
    // After # in an address: a browser sends that to nobody.
    expect(asked.filter((one) => one.replace(link, '').includes(token))).toEqual([])

    await button(w.withdraw).click()
    await expect(page.getByText(w.withdrawn)).toBeVisible()
    await check('me-withdrawn')
    await button(w.give).click()
    await expect(button(w.withdraw)).toBeVisible()
    await page.getByRole('link', { name: w.termsName, exact: true }).click()
    await heading(w.termsName)
    await check('policy')
    await button(w.back).click()
    await heading('Maj Exempelsjö')

    await button(w.signOut).click()
    await heading(w.signIn)
    await page.goto('about:blank')
    await page.goto(link)
    await heading(w.old)
    await check('confirm-old')
    await page.goto('/sign-in')
    await page.getByLabel(w.email, { exact: true }).fill(email)
    await page.getByLabel(w.language === 'sv' ? 'Lösenord' : 'Password', { exact: true }).fill(password)
    await button(w.signIn).click()
    await heading('Maj Exempelsjö')

    const { folder } = served
    expect([...filesIn(join(folder, 'data'))].length).toBeGreaterThan(500)
    for (const secret of [email, token, password]) expect(holding(join(folder, 'data'), secret), secret).toEqual([])
    for (const secret of [email, token, password]) expect(holding(join(folder, 'keys'), secret), secret).toEqual([])
    for (const secret of [email, token, 'Exempelsjö']) expect(readFileSync(join(folder, 'server.log'), 'utf8').includes(secret), secret).toBe(false)
  })
}

test('who asks for an address that is known, and who never presses the link, leave nothing: the one gets another letter, of the other no name or address stands on the disk', async ({ phone, served, playwright, baseURL }) => {
  const { page } = await phone()
  const name = `Kanarie${Date.now()}`
  const unconfirmed = `${name.toLowerCase()}@example.com`
  const asking = await playwright.request.newContext({ baseURL: baseURL! })
  const { texts } = await (await asking.get('/api/policies')).json() as { texts: { kind: string; language: string; sha256: string }[] }
  const hash = (kind: string) => texts.find((one) => one.kind === kind && one.language === 'sv')!.sha256
  const ask = (email: string, more: object = {}) => asking.post('/api/auth/register', { data: { firstName: name, lastName: name, email, language: 'sv', terms: hash('terms'), notice: hash('privacy-notice'), consent: null, ...more } })
  const [known, unknown, withMore] = [await ask('elin@example.com'), await ask(unconfirmed), await ask(unconfirmed, { personnummer: '19121212-1212' })]
  expect([known.status(), await known.text()]).toEqual([unknown.status(), await unknown.text()])
  expect(withMore.status()).toBe(400)
  await expect.poll(() => [served.mailbox.to('elin@example.com').length, served.mailbox.to(unconfirmed).length], { timeout: 20_000 }).toEqual([1, 1])
  expect(served.mailbox.to('elin@example.com')[0]!.raw).not.toContain('/register/confirm')
  await asking.dispose()
  for (const secret of [name, unconfirmed, 'elin@example.com', '19121212-1212']) expect(holding(served.folder, secret), secret).toEqual([])

  // A text is read by whoever is nobody here.
  await page.goto('/policy/privacy-notice')
  await expect(page.getByRole('heading', { level: 1, name: 'Så behandlar vi personuppgifter' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'imy.se' })).toBeVisible()
})

test('a link that is pressed on somebody else’s phone leaves them signed in, with their binder', async ({ phone, served, playwright, baseURL }) => {
  const { page } = await phone('Omar')
  const email = `maj.${Date.now()}@example.com`
  const asking = await playwright.request.newContext({ baseURL: baseURL! })
  const { texts } = await (await asking.get('/api/policies')).json() as { texts: { kind: string; language: string; sha256: string }[] }
  const hash = (kind: string) => texts.find((one) => one.kind === kind && one.language === 'sv')!.sha256
  await asking.post('/api/auth/register', { data: { firstName: 'Maj', lastName: 'Exempel', email, language: 'sv', terms: hash('terms'), notice: hash('privacy-notice'), consent: null } })
  await expect.poll(() => served.mailbox.to(email).length, { timeout: 20_000 }).toBe(1)
  await page.goto(linkIn(served.mailbox.to(email)[0]!))
  await page.getByLabel('Nytt lösenord', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Spara och logga in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Klart', exact: true })).toBeVisible()
  const { human } = await page.evaluate(async () => (await fetch('/api/me')).json()) as { human: { firstName: string } }
  expect(human.firstName).toBe('Omar')
  await page.goto('/me')
  await expect(page.getByRole('heading', { name: 'Vad du har godkänt' })).toBeVisible()
  await expect(page.getByText('Inget är antecknat.')).toBeVisible()
  expect((await asking.post('/api/auth/sign-in/email', { data: { email, password } })).status()).toBe(200)
  await asking.dispose()
})
