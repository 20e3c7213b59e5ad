// Writing an instruction on a phone without a network: nothing typed is lost, and two who write at once are both heard.
import type { Page } from '@playwright/test'
import { choose, expect, leadOfTove, readyForOffline, test } from './phone.ts'
import { findings } from './checker.ts'
import { changeAsSara } from './published.ts'
import { goOn } from './steps.ts'

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
/** Offers what others have written, as they write. */
const place = (page: Page) => page.getByRole('combobox', { name: 'Plats eller hjälpmedel', exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** An instruction of this test's own in Tove's binder, read by everybody; gives its address. */
async function write(page: Page, title: string, steps: string[]): Promise<string> {
  await page.goto('/binder')
  await page.getByRole('link', { name: 'Ny instruktion' }).click()
  await box(page, 'Namn').fill(title)
  for (const [at, step] of steps.entries()) {
    if (at > 0) await button(page, 'Lägg till ett steg').click()
    await box(page, `Steg ${at + 1}`).fill(step)
  }
  for (const group of await page.getByRole('group', { name: 'Vilka får läsa?' }).getByRole('checkbox').all()) await choose(group)
  await button(page, 'Publicera').click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('Bara den här telefonen har versionen')).toHaveCount(0, { timeout: 40_000 })
  return new URL(page.url()).pathname
}

async function openEditor(page: Page, at: string): Promise<void> {
  await page.goto(at)
  await expect(page.getByRole('heading', { name: 'Steg för steg' })).toBeVisible({ timeout: 40_000 })
  await page.getByRole('link', { name: 'Ändra instruktionen' }).click()
  await expect(box(page, 'Steg 1')).toBeVisible()
}

const publish = async (page: Page, change: string) => {
  await page.getByLabel('Vad är ändrat?').fill(change)
  await button(page, 'Publicera').click()
}

test('a lead without a network changes, adds, moves and removes steps; the draft is there after a restart, is published, and reaches the assistant', async ({ phone }) => {
  test.setTimeout(240_000)
  const word = `Ropa högt ${Date.now()}`
  const omar = await phone('Omar')
  const sara = await leadOfTove(phone)
  await readyForOffline(sara.page)
  const at = await write(sara.page, `Badet ${Date.now()}`, ['Fyll karet.', 'Känn på vattnet.', 'Lyft i.'])
  await sara.offline()
  await openEditor(sara.page, at)
  const count = await sara.page.getByRole('button', { name: /^Ta bort steg/ }).count()
  const second = await box(sara.page, 'Steg 2').inputValue()
  const third = await box(sara.page, 'Steg 3').inputValue()

  await box(sara.page, 'Steg 1').fill(word)
  await button(sara.page, 'Flytta steg 3 upp').click()
  await expect(box(sara.page, 'Steg 2')).toHaveValue(third)
  // The card keeps the turn, so that it can be moved again without looking for it.
  await expect(button(sara.page, 'Flytta steg 2 upp')).toBeFocused()
  await button(sara.page, 'Ta bort steg 3').click()
  await sara.page.getByRole('listitem').filter({ hasText: 'Borttaget steg' }).getByRole('button', { name: 'Ångra' }).click()
  await expect(box(sara.page, 'Steg 3')).toHaveValue(second)
  await button(sara.page, 'Ta bort steg 3').click()
  await button(sara.page, 'Lägg till ett steg').click()
  await expect(box(sara.page, `Steg ${count}`)).toBeFocused()
  await sara.page.keyboard.type('Vänta på svar.')
  const more = sara.page.getByText(`Varför, tid och vem i steg ${count}`)
  await more.click()
  await sara.page.getByLabel(`Minuter i steg ${count}`).fill('2')
  await choose(sara.page.getByRole('radiogroup', { name: `Vem gör steg ${count}?` }).getByRole('radio', { name: 'Båda' }))
  await place(sara.page).fill('Taklyften i badrummet')

  // Within a moment of the last key everything is on the disk: the browser is closed and opened again without a network.
  await expect(sara.page.locator('form')).toHaveAttribute('data-kept', 'all', { timeout: 1000 })
  await sara.restart({ offline: true, at: '/binder' })
  await sara.page.getByRole('link', { name: /Utkast från/ }).click()
  await sara.page.getByRole('link', { name: 'Ändra instruktionen' }).click()
  await expect(sara.page.getByText(/^Utkast från \d\d[.:]\d\d, sparat på telefonen$/)).toBeVisible()
  await expect(box(sara.page, 'Steg 1')).toHaveValue(word)
  await expect(box(sara.page, 'Steg 2')).toHaveValue(third)
  await expect(box(sara.page, `Steg ${count}`)).toHaveValue('Vänta på svar.')
  await expect(sara.page.getByLabel(`Minuter i steg ${count}`)).toHaveValue('2')
  await expect(place(sara.page)).toHaveValue('Taklyften i badrummet')

  await publish(sara.page, 'Ropa först.')
  await expect(sara.page.getByText('Bara den här telefonen har versionen')).toBeVisible()
  await sara.online()
  await expect(sara.page.getByText('Bara den här telefonen har versionen')).toHaveCount(0, { timeout: 40_000 })
  await sara.page.goto(`${at}/edit`)
  await expect(box(sara.page, 'Steg 1')).toHaveValue(word)
  await expect(sara.page.getByText(/^Utkast från/)).toHaveCount(0)

  await omar.page.goto(at)
  await expect(omar.page.getByText(word)).toBeVisible({ timeout: 40_000 })
  await expect(omar.page.getByText('Vänta på svar.')).toBeVisible()
  await expect(omar.page.getByText('Taklyften i badrummet')).toBeVisible()
  await expect(omar.page.getByRole('link', { name: 'Ändra instruktionen' })).toHaveCount(0)
})

test('a lead and an owner, and then a third, publish without a network from the same version: all stand, the first to arrive is in force, and one of them is chosen, also on a phone that is in the middle of it', async ({ phone, request }) => {
  test.setTimeout(240_000)
  const [mine, other, last] = [`Första ${Date.now()}`, `Andra ${Date.now()}`, `Tredje ${Date.now()}`]
  const [one, two, third] = [await leadOfTove(phone), await phone('Karin'), await phone('Omar')]
  for (const { page } of [one, two]) await readyForOffline(page)
  const at = await write(one.page, `Promenaden ${Date.now()}`, ['Ta på jackan.', 'Lås dörren.'])
  for (const { page } of [two, third]) {
    await page.goto(`${at}?step=1`)
    await expect(page.getByText('Ta på jackan.')).toBeVisible({ timeout: 40_000 })
  }
  await one.offline()
  await two.offline()
  await openEditor(one.page, at)
  await box(one.page, 'Steg 1').fill(mine)
  await publish(one.page, 'Saras ändring.')
  await expect(one.page.getByText('Bara den här telefonen har versionen')).toBeVisible()
  await openEditor(two.page, at)
  await box(two.page, 'Steg 1').fill(other)
  await publish(two.page, 'Den andra ändringen.')
  await expect(two.page.getByText('Bara den här telefonen har versionen')).toBeVisible()

  await one.online()
  await expect(one.page.getByText('Bara den här telefonen har versionen')).toHaveCount(0, { timeout: 40_000 })
  await two.online()
  const stands = two.page.getByRole('region', { name: 'Två versioner står' })
  await expect(stands).toBeVisible({ timeout: 40_000 })
  // The first to arrive is in force on both phones; the other is one tap away.
  await two.page.goto(at)
  await expect(two.page.getByText(mine)).toBeVisible({ timeout: 40_000 })
  await expect(stands.getByRole('listitem').first()).toContainText('Gäller nu')
  await expect(stands.getByRole('listitem').first()).toContainText('Saras ändring.')
  await expect(two.page.getByRole('link', { name: /^Visa version/ })).toBeVisible()

  // On a third phone the words being followed stay until they are asked to change; then the one in force, and the other one press away.
  const step = third.page.getByRole('heading', { level: 1 })
  await expect(third.page.getByRole('region', { name: 'Det har kommit en ny version.' })).toContainText('Steg 1 är ändrat.', { timeout: 40_000 })
  await expect(step).toHaveText('Ta på jackan.')
  await button(third.page, 'Visa den nya').click()
  await expect(step).toHaveText(mine)
  await expect(step).toBeFocused()
  const band = third.page.getByRole('region', { name: 'Två versioner. Sara väljer.' })
  await band.getByRole('link', { name: 'Visa version 2b' }).click()
  await expect(step).toHaveText(other)
  await expect(band).toContainText('Den här versionen gäller inte.')
  // No way on from it leads into the other by itself.
  const version = new URL(third.page.url()).searchParams.get('version')
  const ways = await third.page.locator(`a[href^="${at}"]`).filter({ hasNotText: 'Visa den som gäller' }).evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('version')))
  expect(ways).toEqual([version])
  await third.page.getByRole('link', { name: 'Lista' }).click()
  await expect(third.page.getByText(other)).toBeVisible()
  await third.page.getByRole('link', { name: 'Börja steg 1' }).click()
  for (const name of ['Klart, nästa', 'Klart']) await goOn(third.page, () => button(third.page, name).click())
  await third.page.getByRole('link', { name: 'Börja om' }).click()
  await expect(step).toHaveText(other)
  await band.getByRole('link', { name: 'Visa den som gäller' }).click()
  await expect(step).toHaveText(mine)
  // Whoever may not choose is not asked to.
  await expect(third.page.getByRole('button', { name: /^Välj den här/ })).toHaveCount(0)

  await stands.getByRole('link', { name: 'Jämför dem' }).click()
  await expect(two.page.getByRole('heading', { level: 1, name: /^Jämför/ })).toBeVisible()
  await expect(two.page.getByText(mine)).toBeVisible()
  await expect(two.page.getByText(other)).toBeVisible()
  // A third that was written from the same version arrives last: whoever follows the one in force is told of it, and stays.
  await changeAsSara(request, at, { change: 'Den tredje ändringen.', before: last })
  await expect(third.page.getByRole('region', { name: 'Tre versioner. Sara väljer.' }).getByRole('link')).toHaveText(['Visa version 2b', 'Visa version 2c'], { timeout: 40_000 })
  await expect(step).toHaveText(mine)
  await two.page.goto(at)
  const three = two.page.getByRole('region', { name: 'Tre versioner står' })
  await expect(three.getByRole('listitem')).toHaveText([/^Version 2aGäller nu.*Saras ändring\./, /^Version 2b.*Den andra ändringen\./, /^Version 2c.*Den tredje ändringen\./])
  await expect(three.getByText('Gäller nu')).toHaveCount(1)
  await three.getByRole('link', { name: 'Jämför 2a med 2c' }).click()
  for (const text of [mine, last]) await expect(two.page.getByText(text)).toBeVisible()
  await expect(two.page.getByText(other)).toHaveCount(0)
  const compared = two.page.getByRole('combobox', { name: /^Före/ })
  await expect(compared.getByRole('option')).toHaveText([/^Version 1 /, /^Version 2a /, /^Version 2b /, /^Version 2c /])
  await compared.selectOption({ index: 2 })
  await expect(two.page.getByText(other)).toBeVisible()
  await expect(two.page.getByText(mine)).toHaveCount(0)

  // The last is chosen: the other two give way with it, on every phone.
  await two.page.goto(at)
  const reopened = await third.context.newPage()
  for (const page of [third.page, reopened]) {
    await page.goto(`${at}?step=2`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lås dörren.')
  }
  await three.getByRole('button', { name: 'Välj den här: version 2c' }).click()
  await expect(two.page.getByText(last).first()).toBeVisible()
  await expect(two.page.getByRole('region', { name: /versioner står$/ })).toHaveCount(0)
  await one.page.goto(at)
  await expect(one.page.getByText(last).first()).toBeVisible({ timeout: 40_000 })
  await expect(one.page.getByRole('region', { name: /versioner står$/ })).toHaveCount(0)
  // In the middle of it: on the same step wherever it stands now, and told which of them are others.
  const [told, changed] = [third.page.getByRole('region', { name: 'Det har kommit en ny version.' }), 'Steg 1 och 2 är ändrade.']
  await expect(told).toContainText(changed, { timeout: 40_000 })
  await button(third.page, 'Visa den nya').click()
  await expect(third.page.getByText('Steg 3 av 3')).toBeVisible()
  await expect(third.page.getByRole('region', { name: changed })).toBeVisible()
  // So it is where the page has been loaded anew meanwhile, and the old words are not there to be followed.
  await reopened.reload()
  await expect(reopened.getByText('Steg 3 av 3')).toBeVisible()
  await expect(reopened.getByRole('heading', { level: 1 })).toHaveText('Lås dörren.')
  await expect(reopened.getByRole('region', { name: 'Det har kommit en ny version.' })).toContainText(changed)
  await expect(button(reopened, 'Visa den nya')).toHaveCount(0)
  await reopened.reload()
  await expect(reopened.getByText('Steg 3 av 3')).toBeVisible()
  for (let back = 0; back < 2; back++) await button(third.page, 'Tillbaka').click()
  await expect(step).toHaveText(last)
  await expect(third.page.getByRole('region', { name: /versioner\. Sara/ })).toHaveCount(0)
})

test('a draft that another version has overtaken says so, shows what differs, and goes on from there', async ({ phone }) => {
  test.setTimeout(240_000)
  const theirs = `Ny från kontoret ${Date.now()}`
  const own = `Eget utkast ${Date.now()}`
  const [one, two] = [await leadOfTove(phone), await leadOfTove(phone, { isNew: true })]
  for (const { page } of [one, two]) {
    await page.goto('/')
    await readyForOffline(page)
  }
  const at = await write(one.page, `Frukosten ${Date.now()}`, ['Duka.', 'Koka gröten.', 'Duka av.'])
  await openEditor(one.page, at)
  await box(one.page, 'Steg 1').fill(own)
  await expect(one.page.getByText(/^Utkast från/)).toBeVisible()
  await openEditor(two.page, at)
  await box(two.page, 'Steg 2').fill(theirs)
  await publish(two.page, 'Steg 2 är tydligare.')
  const overtaken = one.page.getByRole('region', { name: /publicerade en ny version/ })
  await expect(overtaken).toBeVisible({ timeout: 40_000 })
  await expect(box(one.page, 'Steg 1')).toHaveValue(own)
  await overtaken.getByText('Jämför med ditt utkast').click()
  await expect(overtaken.getByText(theirs)).toBeVisible()
  await overtaken.getByRole('button', { name: 'Ta in steg 2 i utkastet' }).click()
  await expect(box(one.page, 'Steg 2')).toHaveValue(theirs)
  await overtaken.getByRole('button', { name: 'Jag har läst den: ersätt den' }).click()
  await expect(overtaken).toHaveCount(0)
  await expect(one.page.locator('form')).toHaveAttribute('data-kept', 'all')
  // The same instruction in a second tab: publishing in one leaves what the other has said is kept, and each draft is a press away.
  const beside = await one.page.context().newPage()
  await openEditor(beside, at)
  await expect(box(beside, 'Steg 1')).toHaveValue(own)
  await box(beside, 'Steg 3').fill('Torka bordet.')
  await expect(beside.locator('form')).toHaveAttribute('data-kept', 'all')
  await box(one.page, 'På tio sekunder').fill('Haklapp först.')
  await expect(one.page.getByText(/^Det finns ett utkast till, från/).first()).toBeVisible()
  await publish(one.page, 'Båda ändringarna.')
  await expect(button(one.page, 'Publicera')).toHaveCount(0)
  await expect(one.page.getByText('Haklapp först.')).toBeVisible()
  await beside.close()
  await one.page.goto(`${at}/edit`)
  await expect(box(one.page, 'Steg 3')).toHaveValue('Torka bordet.')
  await button(one.page, 'Släng utkastet').click()
  await expect(one.page.locator('form')).toHaveAttribute('data-kept', 'all')
  await one.page.goto(at)
  await expect(one.page.getByText(own)).toBeVisible()
  await expect(one.page.getByText(theirs)).toBeVisible()
  await expect(one.page.getByRole('region', { name: 'Två versioner står' })).toHaveCount(0)

  // An earlier version comes back as a draft, and nothing is published by that alone.
  await one.page.getByText('Tidigare versioner').click()
  await one.page.getByRole('link', { name: /^Ta tillbaka/ }).first().click()
  await expect(box(one.page, 'Steg 2')).toHaveValue(theirs)
  await expect(box(one.page, 'Steg 1')).not.toHaveValue(own)
  await button(one.page, 'Släng utkastet').click()
  await button(one.page, 'Ångra').click()
  await button(one.page, 'Publicera').click()
  await expect(button(one.page, 'Publicera')).toHaveCount(0)
  // Among the earlier versions, which are folded, it still stands.
  await expect(one.page.getByText('Duka.').filter({ visible: true })).toHaveCount(1)
  await expect(one.page.getByText(own).filter({ visible: true })).toHaveCount(0)
})

test('a new instruction is written by who may, and nobody else is offered to', async ({ phone }) => {
  test.setTimeout(180_000)
  const title = `Bada ${Date.now()}`
  const tile = `Bad ${Date.now() % 1_000_000}`
  const sara = await leadOfTove(phone)
  await readyForOffline(sara.page)
  await sara.page.goto('/binder')
  await sara.page.getByRole('link', { name: 'Ny instruktion' }).click()
  await button(sara.page, 'Publicera').click()
  await expect(sara.page.getByText('Skriv ett namn.')).toBeVisible()
  await box(sara.page, 'Namn').fill(title)
  await expect(sara.page.getByText(/^Utkast från/)).toBeVisible()
  await sara.page.goto('/binder')
  await sara.page.getByRole('link', { name: title }).click()
  await expect(box(sara.page, 'Namn')).toHaveValue(title)
  await box(sara.page, 'Steg 1').fill('Fyll karet till märket.')
  for (const group of await sara.page.getByRole('group', { name: 'Vilka får läsa?' }).getByRole('checkbox').all()) await choose(group)
  await place(sara.page).fill('Badrummet')
  // "Klar" on a phone's keyboard is no Publicera.
  await box(sara.page, 'Knapp på Just nu').fill(tile)
  await place(sara.page).press('Enter')
  await box(sara.page, 'Namn').press('Enter')
  await expect(box(sara.page, 'Namn')).toHaveValue(title)
  await expect(sara.page.locator('form')).toHaveAttribute('data-kept', 'all')
  expect(new URL(sara.page.url()).pathname).toMatch(/\/edit$/)
  await button(sara.page, 'Publicera').click()
  await expect(sara.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const at = new URL(sara.page.url()).pathname
  const omar = await phone('Omar')
  await omar.page.goto('/binder')
  await expect(omar.page.getByRole('main').getByRole('link', { name: title })).toBeVisible({ timeout: 40_000 })
  await expect(omar.page.getByRole('link', { name: 'Ny instruktion' })).toHaveCount(0)
  await omar.page.goto(`${at}/edit`)
  await expect(omar.page.getByText(/Bara arbetsledare/)).toBeVisible()

  // Taken away it is gone for all, with its tile; an address that leads nowhere says so.
  await omar.page.goto('/')
  await expect(omar.page.getByRole('link', { name: tile })).toBeVisible()
  const reader = await omar.context.newPage()
  await reader.goto(`${at}?step=1`)
  const step = reader.getByRole('heading', { level: 1 })
  await expect(reader.getByText(/^Steg 1 av/)).toBeVisible()
  const words = await step.innerText()
  await sara.page.goto(`${at}/edit`)
  await expect(box(sara.page, 'Namn')).toHaveValue(title)
  expect(new URL(sara.page.url()).search).toBe('')
  await button(sara.page, 'Ta bort instruktionen').click()
  await sara.page.getByRole('alertdialog').getByRole('button', { name: 'Behåll' }).click()
  await button(sara.page, 'Ta bort instruktionen').click()
  await sara.page.getByRole('alertdialog').getByRole('button', { name: 'Ta bort' }).click()
  await expect(sara.page).toHaveURL(/\/binder$/)
  await expect(sara.page.getByRole('main').getByRole('link', { name: title })).toHaveCount(0)
  await expect(omar.page.getByRole('link', { name: tile })).toHaveCount(0, { timeout: 40_000 })
  // Not from under the eyes of one who is in the middle of it: until they leave it.
  await expect(reader.getByRole('region', { name: /^Sara har tagit bort den här instruktionen/ })).toContainText('Ring Sara', { timeout: 40_000 })
  await expect(step).toHaveText(words)
  expect(await findings(reader)).toEqual([])
  await reader.getByRole('link', { name: 'Lista' }).click()
  await expect(step).toHaveText(/finns inte/)
  await reader.goBack()
  await expect(step).toHaveText(/finns inte/)
  for (const gone of [at, '/instruction/nope']) {
    await omar.page.goto(gone)
    await expect(omar.page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(/finns inte/)
  }

  // Whoever may publish finds it at the end of the binder, reads it, also without network, and brings it back; others are not asked to.
  await omar.page.goto('/binder')
  await expect(omar.page.getByRole('heading', { name: 'Instruktioner' })).toBeVisible()
  await expect(omar.page.getByRole('link', { name: 'Borttagna instruktioner' })).toHaveCount(0)
  await sara.page.goto('/binder')
  await readyForOffline(sara.page)
  await sara.offline()
  await sara.page.goto('/binder')
  await sara.page.setViewportSize({ width: 320, height: 640 })
  await sara.page.getByRole('link', { name: 'Borttagna instruktioner' }).click()
  await expect(sara.page.getByRole('heading', { level: 1, name: 'Borttagna instruktioner' })).toBeVisible()
  expect(await findings(sara.page)).toEqual([])
  await button(sara.page, 'Hämta äldre').click()
  await expect(sara.page.getByRole('paragraph').filter({ hasText: 'Försök igen när nätet är tillbaka.' })).toBeVisible()
  await sara.page.getByRole('link', { name: title }).click()
  await expect(sara.page.getByText(/^Borttagen .* av Sara .*Gäller inte\.$/)).toBeVisible()
  expect(await findings(sara.page)).toEqual([])
  await sara.page.getByRole('link', { name: /^Ta tillbaka som utkast/ }).click()
  await expect(box(sara.page, 'Namn')).toHaveValue(title)
  expect(await findings(sara.page)).toEqual([])
  await button(sara.page, 'Publicera').click()
  await expect(sara.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await sara.online()
  await omar.page.goto('/')
  await expect(omar.page.getByRole('link', { name: tile })).toBeVisible({ timeout: 40_000 })
})
