// The language of the screens, before anybody is known.
import { findings } from './checker.ts'
import { expect, test } from './phone.ts'

test('whoever has not signed in finds the other language, said in that language, and it stays', async ({ phone }) => {
  const { page } = await phone()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'In English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('button', { name: 'På svenska' }).locator('[lang="sv"]')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})
