// What the lead publishes reaches the phone of one who was away, and nothing that was read is overwritten.
import { choosePerson, expect, readyForOffline, signIn, test } from './phone.ts'

test('a step that the lead changes is on the assistant’s phone when it is back', async ({ phone }) => {
  test.setTimeout(150_000)
  const word = `Ändrad ${Date.now()}`
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.offline()
  const sara = await phone()
  await signIn(sara.page, 'Sara')
  await choosePerson(sara.page, 'Tove')
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
