// One phone, two people one helps: what is one's never stands under the other's name, least of all without a network.
import { choosePerson, expect, readyForOffline, test } from './phone.ts'

test('another person chosen without a network is shown with their own rows only, and what is half written stays with whom it was about', async ({ phone }) => {
  test.setTimeout(90_000)
  const note = `Bara om Tove ${Date.now()}`
  const half = `Halvskrivet om Tove ${Date.now()}`
  const { page, offline } = await phone('Sara')
  /** What stands on each page once this person's own is there. */
  const seen = async (own: Record<string, string>) => {
    let all = ''
    for (const [place, text] of Object.entries(own)) {
      await page.goto(place)
      await expect(page.getByText(text).first()).toBeVisible()
      all += await page.locator('body').innerText()
    }
    return all
  }
  await choosePerson(page, 'Nils')
  await readyForOffline(page)
  await choosePerson(page, 'Tove')
  await readyForOffline(page)
  await page.goto('/write')
  await page.getByLabel('Vad har hänt?').fill(note)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: note })).toBeVisible()
  await page.getByLabel('Vad har hänt?').fill(half)
  const place = (name: string) => page.getByRole('navigation', { name: 'Platser' }).getByRole('link', { name })
  await place('Just nu').click()
  // On the disk: read from there when one comes back.
  await place('Skriv').click()
  await expect(page.getByLabel('Vad har hänt?')).toHaveValue(half)
  await place('Just nu').click()
  const hersOnly = await page.getByRole('link', { name: 'Krampanfall' }).first().getAttribute('href')
  const second = await page.context().newPage()
  await second.goto('/')
  await expect(second.getByRole('link', { name: 'Krampanfall' })).toBeVisible()
  await offline()
  const hers = [note, 'Krampanfall', 'penicillin', 'Tove']
  const tove = await seen({ '/': 'Krampanfall', '/today': 'penicillin', '/binder': 'Krampanfall', '/write': note, '/contacts': 'Jovan Påhittović', '/team': 'penicillin' })
  for (const one of hers) expect(tove).toContain(one)

  await choosePerson(page, 'Nils')
  const nils = await seen({ '/': 'Byte av plats', '/today': 'nötter', '/binder': 'Byte av plats', '/write': 'Veckan i korthet', '/contacts': 'Ture Skolexempel', '/team': 'nötter' })
  for (const one of [...hers, 'Jovan Påhittović']) expect(nils).not.toContain(one)
  // Nor by the address of what is hers alone, by searching, or in a tab that showed her.
  for (const address of [`/instruction/${new URL(hersOnly!, page.url()).pathname.split('/').pop()}`, hersOnly!]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1, name: 'Den här instruktionen finns inte på telefonen' })).toBeVisible()
    expect(await page.locator('body').innerText()).not.toContain('Krampanfall')
  }
  await page.goto('/')
  await page.getByRole('searchbox').fill('kramp')
  await expect(page.getByRole('link', { name: 'Krampanfall' })).toHaveCount(0)
  await expect(second.getByRole('link', { name: 'Byte av plats' })).toBeVisible()
  await expect(second.getByRole('link', { name: 'Krampanfall' })).toHaveCount(0)
  await page.goto('/write')
  await expect(page.getByLabel('Vad har hänt?')).toHaveValue('')

  await choosePerson(page, 'Tove')
  await page.goto('/write')
  await expect(page.getByLabel('Vad har hänt?')).toHaveValue(half)
  await expect(page.getByRole('listitem').filter({ hasText: note })).toBeVisible()
})
