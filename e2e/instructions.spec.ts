// What the lead publishes reaches the phone of one who was away, and nothing that was read is overwritten.
import { findings } from './checker.ts'
import { choose, expect, leadOfTove, readyForOffline, signIn, test } from './phone.ts'

test('a step that the lead changes is on the assistant’s phone when it is back', async ({ phone }) => {
  test.setTimeout(150_000)
  const word = `Ändrad ${Date.now()}`
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.offline()
  const sara = await leadOfTove(phone)
  await sara.page.goto('/')
  await sara.page.getByRole('link', { name: 'Taklyften stannar' }).click()
  const at = new URL(sara.page.url()).pathname
  await sara.page.goto(`${at}/edit`)
  const step = sara.page.getByRole('textbox', { name: 'Steg 1', exact: true })
  await step.fill(`${await step.inputValue()} ${word}`)
  await sara.page.getByLabel('Vad är ändrat?').fill('Tydligare första steg.')
  await sara.page.getByRole('button', { name: 'Publicera' }).click()
  await expect(sara.page.getByText(/Version 2/).first()).toBeVisible({ timeout: 20_000 })
  await omar.page.goto(`${at}?step=1`)
  await expect(omar.page.getByText(/Steg 1 av 5/)).toBeVisible()
  await expect(omar.page.getByText(word)).toHaveCount(0)
  await omar.online()
  await omar.page.goto('/')
  await omar.page.goto(`${at}?step=1`)
  // What is being read does not change under one's eyes: the phone says that there is a newer one, and shows it when asked.
  const show = omar.page.getByRole('button', { name: 'Visa den nya' })
  await expect(show.or(omar.page.getByText(word)).first()).toBeVisible({ timeout: 30_000 })
  if (await show.isVisible()) await show.click()
  await expect(omar.page.getByText(word)).toBeVisible()
})

test('a version that the server holds back stays with its writer, with the reason, and is written anew', async ({ phone }) => {
  test.setTimeout(90_000)
  const word = `Egen ${Date.now()}`
  const sara = await leadOfTove(phone)
  await sara.page.goto('/')
  await sara.page.getByRole('link', { name: 'Måltid' }).first().click()
  await expect(sara.page.getByRole('link', { name: 'Ändra instruktionen' })).toBeVisible()
  const at = new URL(sara.page.url()).pathname
  await sara.page.getByRole('link', { name: 'Ändra instruktionen' }).click()
  const step = sara.page.getByRole('textbox', { name: 'Steg 1', exact: true })
  await step.fill(word)
  await sara.offline()

  const karin = await phone('Karin')
  const giveSara = (roles: string[]) => karin.page.evaluate(async (wanted) => {
    const { account } = (await (await fetch('/api/me')).json()).memberships[0]
    const { people } = await (await fetch(`/api/accounts/${account}/people`)).json()
    const one = people.find((each: { name: string }) => each.name.startsWith('Sara'))
    const answer = await fetch(`/api/accounts/${account}/memberships/${one.id}/roles`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ roles: wanted }) })
    return [answer.status, one.roles]
  }, roles)
  expect(await giveSara(['assistant'])).toEqual([200, ['lead', 'assistant']])
  const banner = sara.page.getByRole('region', { name: 'Väntar: din version gäller inte än' })
  try {
    await sara.page.getByLabel('Vad är ändrat?').fill('Nytt första steg.')
    await sara.page.getByRole('button', { name: 'Publicera' }).click()
    await expect(sara.page.getByText('Bara den här telefonen har versionen')).toBeVisible()
    await sara.online()
    await expect(banner).toContainText('Bara arbetsledare och kontoägare får det.')
    await expect(banner).toContainText(word)
    await expect(banner).toContainText('Nytt första steg.')
    await sara.page.goto('/binder')
    await expect(sara.page.getByRole('link', { name: /En version som du har skrivit gäller inte/ })).toHaveCount(1)
    await sara.page.goto(at)
    await sara.page.getByRole('link', { name: 'Skriv om' }).click()
    await expect(step).toHaveValue(word)
    await expect(sara.page.getByLabel('Vad är ändrat?')).toHaveValue('Nytt första steg.')
    // Written anew while it still is not hers to publish: the new text waits in the place of the old.
    // Other journeys leave things of their own there.
    const waiting = karin.page.getByRole('listitem').filter({ hasText: /^Instruktion/ }).filter({ hasText: /Sara/ })
    await karin.page.goto('/team/waiting')
    await expect(waiting).toHaveCount(1)
    await step.fill(`${word} om`)
    await sara.page.getByRole('button', { name: 'Publicera' }).click()
    await expect(banner).toContainText(`${word} om`, { timeout: 30_000 })
    await expect(banner).toHaveCount(1)
    await karin.page.reload()
    await expect(waiting).toHaveCount(1)
  } finally {
    expect(await giveSara(['lead', 'assistant'])).toEqual([200, ['assistant']])
  }
  // Judged again with the role of now.
  await sara.page.goto(at)
  await expect(banner).toHaveCount(0)
  await expect(sara.page.getByText(`${word} om`).first()).toBeVisible()
  await expect(sara.page.getByRole('region', { name: 'Två versioner står' })).toHaveCount(0)
  await sara.page.getByText('Tidigare versioner').click()
  await sara.page.getByText('Visa version 6').click()
  await expect(sara.page.getByText('Bara om hon är vaken och har svarat JA på bilden mat.').first()).toBeVisible()
})

test('an instruction of a newer schema is shown as text on a phone that does not know it: in the moment and in Pärmen, offline, with its button, its numbers and why it looks different', async ({ phone }) => {
  test.setTimeout(120_000)
  const omar = await phone()
  // As a server that is a release ahead gives it out: the same plain text, in a body of which this app knows nothing else.
  await omar.context.route('**/api/accounts/*/facts?**', async (route) => {
    const answer = await route.fetch()
    const page = await answer.json().catch(() => null)
    for (const fact of page?.facts ?? []) {
      if (!fact.body?.title?.startsWith('Krampanfall')) continue
      const { plain, lifeSaving, safetyCritical, situation } = fact.body
      Object.assign(fact, { v: fact.v + 1, body: { plain, lifeSaving, safetyCritical, situation, stages: [{ whatever: true }] } })
    }
    await route.fulfill({ response: answer, ...(page && { json: page }) })
  })
  await signIn(omar.page, 'Omar')
  await readyForOffline(omar.page)
  await omar.restart({ offline: true })
  const { page } = omar
  await page.getByRole('link', { name: 'Krampanfall' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Krampanfall' })).toBeVisible()
  const why = page.getByRole('region', { name: 'Uppdatera appen' })
  await expect(why).toContainText('skriven i en nyare app')
  await expect(why).toContainText('Anslut till nätet')
  for (const line of ['Livräddande.', /^På tio sekunder: Starta klockan/, /^1\. Starta klockan/, 'VARNING: Håll inte fast. Inget i munnen.', /^4\. .*\(Efter 3 min från början\)$/, /^5\. .*ring 112\. \(Efter 5 min från början\)$/, /^Godkänd av: Lotta Mönster/]) {
    await expect(page.getByText(line, { exact: true }).first()).toBeVisible()
  }
  await expect(page.getByRole('main').getByRole('link', { name: 'Ring 112' })).toHaveAttribute('href', 'tel:112')
  expect(await page.getByText(/^1\. Starta klockan/).evaluate((line) => parseFloat(getComputedStyle(line).fontSize))).toBeGreaterThanOrEqual(20)
  expect(await findings(page)).toEqual([])
  await page.goto('/binder')
  const row = page.getByRole('main').getByRole('link', { name: /Krampanfall/ })
  await expect(row).toContainText('Uppdatera appen')
  await expect(row).toContainText('Livräddande')
  expect(await findings(page)).toEqual([])
  await row.click()
  await expect(page.getByText('VARNING: Håll inte fast. Inget i munnen.').first()).toBeVisible()
})

test('the binder says what is soon to be reviewed and what nobody stands behind, and by life area what is urgent and of none stands first', async ({ phone }) => {
  const { page } = await phone('Omar')
  await page.goto('/binder')
  const line = (title: string) => page.getByRole('main').getByRole('link', { name: title })
  await expect(line('Ståskal och stretch')).toContainText(/Ses över senast \d/)
  await expect(line('Utflykt: packlista')).toContainText('Saknar granskare')
  await expect(line('Bildschema och val mellan två')).toContainText('Saknar dag för översyn')
  await choose(page.getByRole('radio', { name: 'Livsområde' }))
  await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText('När det är bråttom')
  await expect(page.getByRole('region', { name: 'När det är bråttom' }).getByRole('listitem').first()).toContainText('Krampanfall')

  await line('Ståskal och stretch').click()
  await expect(page.getByText(/^Version 3/)).toContainText(/Ses över senast \d/)
})
