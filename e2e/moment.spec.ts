// The main job: a substitute beside the person, no network, two taps to step one.
import { findings } from './checker.ts'
import { expect, readyForOffline, test } from './phone.ts'

test('an assistant opens Krampanfall without a network in one tap and steps through it', async ({ phone }) => {
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.restart({ offline: true })
  const { page } = omar
  await expect(page.getByRole('heading', { name: 'Vad händer just nu?' })).toBeVisible()
  await expect(page.getByText(/Epilepsi/).first()).toBeVisible()
  await page.getByRole('link', { name: 'Krampanfall' }).click()
  const begin = page.getByRole('button', { name: 'Börja steg 1' }).or(page.getByRole('link', { name: 'Börja steg 1' }))
  if (await begin.count() > 0) await begin.first().click()
  await expect(page.getByText('Steg 1 av 8')).toBeVisible()
  await expect(page.getByRole('heading', { name: /Starta klockan/ })).toBeVisible()
  await expect(page.getByText(/Epilepsi/).first()).toBeVisible()
  for (let step = 2; step <= 8; step++) {
    await page.getByRole('button', { name: 'Klart, nästa' }).click()
    await expect(page.getByText(`Steg ${step} av 8`)).toBeVisible()
    if (step === 4) {
      await page.reload()
      await expect(page.getByText('Steg 4 av 8')).toBeVisible()
    }
  }
})

test('a clock that was started goes on through a reload and a restart, says the next time to act at, and keeps its time when stopped by a slip', async ({ phone }) => {
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.restart({ offline: true })
  await omar.page.getByRole('link', { name: 'Krampanfall' }).click()
  await omar.page.getByRole('button', { name: 'Starta klockan', exact: true }).click()
  const clock = () => omar.page.getByRole('timer')
  await expect(clock()).toHaveText(/^0:(0[1-9]|[1-5]\d)$/)
  await omar.page.reload()
  await expect(clock()).toHaveText(/^0:(0[2-9]|[1-5]\d)$/)
  await omar.restart({ offline: true })
  await omar.page.getByRole('link', { name: 'Krampanfall' }).click()
  await expect(clock()).toHaveText(/^0:(0[3-9]|[1-5]\d)$/)
  await omar.page.getByRole('button', { name: 'Stoppa' }).click()
  await omar.page.getByRole('button', { name: 'Låt gå' }).click()
  await omar.page.getByRole('link', { name: 'Vid 3 min: steg 4' }).click()
  await expect(omar.page.getByText('Steg 4 av 8')).toBeVisible()
  await expect(clock()).toHaveText(/^0:(0[3-9]|[1-5]\d)$/)
})

test('two who lift together say who they are on step one: one’s own steps stand out, the other’s say whose they are, through a reload, until it is done', async ({ phone }) => {
  test.setTimeout(90_000)
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.offline()
  const { page } = omar
  await page.getByRole('link', { name: 'Lyft till rullstol' }).click()
  await expect(page.getByText('Två personer', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Börja steg 1' }).click()
  const next = page.getByRole('button', { name: 'Klart, nästa' })
  const title = page.getByRole('heading', { level: 1 })
  const who = page.getByRole('group', { name: 'Jag är' })
  // One row, below the words of the step, and nobody has to answer.
  await expect(who.getByRole('button')).toHaveText(['den första', 'den andra', 'ensam'])
  const tops = await Promise.all((await who.getByRole('button').all()).map(async (one) => (await one.boundingBox())!.y))
  expect(new Set(tops).size).toBe(1)
  expect(tops[0]).toBeGreaterThan((await title.boundingBox())!.y)
  expect(await findings(page)).toEqual([])
  await next.click()
  await expect(page.getByText('Den första (A)', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Tillbaka' }).click()

  await who.getByRole('button', { name: 'Jag är den andra' }).click()
  await expect(page.getByText('Du är den andra (B).')).toBeVisible()
  await expect(title).toHaveText('Den första (A): Visa bilden lyft. Vänta på JA.')
  await next.click()
  await next.click()
  await page.reload()
  await expect(title).toHaveText(/^Lägg selen bakom ryggen/)
  await expect(page.getByText('Du gör det här')).toBeVisible()
  await next.click()
  await expect(page.getByText('Ni båda')).toBeVisible()
  expect(await findings(page)).toEqual([])

  await page.goto(page.url().replace(/step=\d+/, 'step=1'))
  await page.getByRole('button', { name: 'Byt' }).click()
  await who.getByRole('button', { name: 'Jag är ensam' }).click()
  await expect(page.getByText('Det här behöver två.')).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Ring någon' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  for (let step = 2; step <= 11; step++) {
    await next.click()
    await expect(page.getByText(`Steg ${step} av 11`)).toBeVisible()
    if (step === 4) await expect(page.getByText('Behöver två', { exact: true })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Klart', exact: true }).click()
  await page.getByRole('link', { name: 'Börja om' }).click()
  await expect(who).toBeVisible()
})
