// What an owner sees of what has arrived and cannot be accepted yet.
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { findings } from './checker.ts'
import { expect, test } from './phone.ts'

test('an owner sees what waits, who wrote it, why and what to do; without network it says so; others are not led there', async ({ phone }) => {
  test.setTimeout(120_000)
  const omar = await phone('Omar')
  await omar.page.goto('/team')
  await expect(omar.page.getByRole('heading', { level: 1, name: 'Teamet' })).toBeVisible()
  await expect(omar.page.getByRole('link', { name: 'Det som väntar' })).toHaveCount(0)
  const now = Date.now()
  const result = await omar.page.evaluate(async ({ id, base, writtenAt }) => {
    const me = await (await fetch('/api/me')).json()
    const { account, id: author, groups } = me.memberships[0]
    const fact = { id, account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [base], author, device: crypto.randomUUID(), writtenAt, audience: { groups, members: [] },
      body: { text: 'Rättad innan den första kom fram.', happenedAt: { wall: writtenAt.slice(0, 16), offset: 0, zone: 'UTC' } } }
    const answer = await fetch(`/api/accounts/${account}/facts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ facts: [fact] }) })
    return (await answer.json()).results[0]
  }, { id: uuidv7(now), base: uuidv7(now), writtenAt: new Date(now).toISOString() })
  expect(result).toMatchObject({ result: 'quarantined', reason: 'base-missing' })

  const { page, offline, online } = await phone('Karin')
  await page.goto('/team')
  await page.getByRole('link', { name: 'Det som väntar' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Det som väntar' })).toBeVisible()
  const one = page.getByRole('listitem').filter({ hasText: /Anteckning.*Omar/ })
  await expect(one).toContainText(/Omar.* skrev i dag/)
  await expect(one).toContainText('bygger på något som inte har kommit än')
  await expect(one).toContainText(/Be Omar.* öppna ViewMe/)
  await expect(page.getByText('Rättad innan')).toHaveCount(0)
  expect(await findings(page)).toEqual([])

  await page.getByRole('link', { name: 'Teamet' }).click()
  await offline()
  const link = page.getByRole('link', { name: 'Det som väntar' })
  expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  await link.click()
  await expect(page.getByText('Telefonen har inget nät.')).toBeVisible()
  const again = page.getByRole('button', { name: 'Försök igen' })
  expect((await again.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  await online()
  await again.click()
  await expect(one).toBeVisible()
})
