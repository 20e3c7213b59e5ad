// The main job: a substitute beside the person, no network, two taps to step one.
import { findings } from './checker.ts'
import { expect, readyForOffline, test } from './phone.ts'
import { goOn } from './steps.ts'

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
    const next = page.getByRole('button', { name: 'Klart, nästa' })
    // A thumb that shakes presses twice, and goes one step.
    await goOn(page, () => next.dblclick({ delay: 20 }))
    await expect(page.getByText(`Steg ${step} av 8`)).toBeVisible()
    if (step === 4) {
      await page.reload()
      await expect(page.getByText('Steg 4 av 8')).toBeVisible()
    }
  }
})

test('a clock that was started goes on through a reload and a restart, says the next time to act at, and keeps its time when stopped by a slip or when the phone’s time is set, and gives no orders in the next seizure', async ({ phone }) => {
  test.setTimeout(120_000)
  const omar = await phone('Omar', { isWhole: true })
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

  // The phone's own time is put right: the clock goes on as it went, also through a reload of a page that has the new time.
  const { page } = omar
  const setPhone = (ms: number) => {
    const Real = Date
    window.Date = class extends Real {
      constructor(...given: []) { super(...(given.length > 0 ? given : [Real.now() + ms] as unknown as [])) }
    } as DateConstructor
  }
  await page.evaluate(setPhone, 6 * 60_000)
  await expect.poll(() => page.evaluate(() => JSON.parse(localStorage.getItem('viewme-clocks')!)[0].startedAt - Date.now())).toBeGreaterThan(4 * 60_000)
  await expect(clock()).toHaveText(/^0:(0[3-9]|[1-5]\d)$/)
  await page.reload()
  await expect(page.getByText('Steg 4 av 8')).toBeVisible()

  await page.addInitScript(() => {
    const request = navigator.wakeLock.request.bind(navigator.wakeLock)
    const lit = Object.assign(window, { lit: new Set<WakeLockSentinel>() }).lit
    navigator.wakeLock.request = async (kind) => {
      const lock = await request(kind)
      lit.add(lock)
      lock.addEventListener('release', () => lit.delete(lock))
      return lock
    }
  })
  const lit = () => page.evaluate(() => (window as unknown as { lit: Set<unknown> }).lit.size)

  // Twenty minutes later, after "Klart": the next seizure begins from 0 at one press, and the last one's clock gives no orders in it.
  await page.evaluate(() => localStorage.setItem('viewme-clocks', JSON.stringify(JSON.parse(localStorage.getItem('viewme-clocks')!).map((one: object) => ({ ...one, startedAt: Date.now() - 20 * 60_000 })))))
  await page.reload()
  await expect(page.getByRole('link', { name: '5 min har gått: steg 5' })).toBeVisible()
  for (let step = 4; step < 8; step++) await goOn(page, () => page.getByRole('button', { name: 'Klart, nästa' }).click())
  await goOn(page, () => page.getByRole('button', { name: 'Klart', exact: true }).click())
  await expect(clock()).toHaveText(/^20:/)
  await expect(page.getByText(/^Startad i (dag|går) \d\d:\d\d$/)).toBeVisible()
  await expect(page.getByText(/min har gått/)).toHaveCount(0)
  // It goes still: the screen stays lit, until one leaves it.
  await expect.poll(lit).toBe(1)
  await page.getByRole('link', { name: 'Till Just nu' }).click()
  await expect.poll(lit).toBe(0)
  await page.getByRole('link', { name: 'Krampanfall' }).click()
  await expect(page.getByText(/^Förra klockan: startad i (dag|går) \d\d:\d\d · 20:\d\d$/)).toBeVisible()
  await expect(page.getByText(/min har gått/)).toHaveCount(0)
  expect(await findings(page)).toEqual([])
  // "Klart" by mistake: it goes on at one press, and beside it a new start.
  await page.getByRole('button', { name: 'Låt den gå vidare' }).click()
  await expect(page.getByRole('link', { name: '5 min har gått: steg 5' })).toBeVisible()
  // No room on the phone: it starts all the same, and says that it is not saved.
  await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') } })
  await page.getByRole('button', { name: 'Starta från 0:00' }).click()
  await expect(clock()).toHaveText(/^0:0[1-9]$/)
  await expect(page.getByText('Klockan är inte sparad. Den försvinner om du stänger ViewMe.')).toBeVisible()
  await expect(page.getByText(/^Förra klockan/)).toBeVisible()
  expect(await findings(page)).toEqual([])
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
  const next = () => goOn(page, () => page.getByRole('button', { name: 'Klart, nästa' }).click())
  const title = page.getByRole('heading', { level: 1 })
  const who = page.getByRole('group', { name: 'Jag är' })
  // One row, below the words of the step, and nobody has to answer.
  await expect(who.getByRole('button')).toHaveText(['den första', 'den andra', 'ensam'])
  const tops = await Promise.all((await who.getByRole('button').all()).map(async (one) => (await one.boundingBox())!.y))
  expect(new Set(tops).size).toBe(1)
  expect(tops[0]).toBeGreaterThan((await title.boundingBox())!.y)
  expect(await findings(page)).toEqual([])
  await next()
  await expect(page.getByText('Den första (A)', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Tillbaka' }).click()

  await who.getByRole('button', { name: 'Jag är den andra' }).click()
  await expect(page.getByText('Du är den andra (B).')).toBeVisible()
  await expect(title).toHaveText('Den första (A): Visa bilden lyft. Vänta på JA.')
  await next()
  await next()
  await page.reload()
  await expect(title).toHaveText(/^Lägg selen bakom ryggen/)
  await expect(page.getByText('Du gör det här')).toBeVisible()
  await next()
  await expect(page.getByText('Ni båda')).toBeVisible()
  expect(await findings(page)).toEqual([])

  await page.goto(page.url().replace(/step=\d+/, 'step=1'))
  await page.getByRole('button', { name: 'Byt' }).click()
  await who.getByRole('button', { name: 'Jag är ensam' }).click()
  await expect(page.getByText('Det här behöver två.')).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Ring någon' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  for (let step = 2; step <= 11; step++) {
    await next()
    await expect(page.getByText(`Steg ${step} av 11`)).toBeVisible()
    if (step === 4) await expect(page.getByText('Behöver två', { exact: true })).toBeVisible()
  }
  await goOn(page, () => page.getByRole('button', { name: 'Klart', exact: true }).click())
  await page.getByRole('link', { name: 'Börja om' }).click()
  await expect(who).toBeVisible()
})
