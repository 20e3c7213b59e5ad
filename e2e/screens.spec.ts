// Every screen in one walk, each in Swedish, light and 390 px, and in English, dark and 320 px: nothing for a checker to find, and in English nothing Swedish that is not said to be.
import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Page } from '@playwright/test'
import { findings } from './checker.ts'
import { swedishAsEnglish } from './own-words.ts'
import { choose, expect, test } from './phone.ts'
import { words, type Words } from './screens.words.ts'

const walks = [
  { language: 'sv', colours: 'light', width: 390, leaves: 'Irma' },
  { language: 'en', colours: 'dark', width: 320, leaves: 'Bosse' },
] as const
type Walk = { page: Page; w: Words; check: (where: string) => Promise<void> }

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** As the back button does it: without loading the app anew. */
const open = (page: Page, path: string) => page.evaluate((to) => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')) }, path)
const heading = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 30_000 })

for (const { language, colours, width, leaves } of walks) {
  test(`every screen is free of what a checker finds, in ${language}, ${colours} and ${width} px`, async ({ phone, playwright, baseURL }) => {
    test.setTimeout(360_000)
    const held = await phone()
    const { page, context } = held
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme: colours })
    await context.addInitScript((chosen) => localStorage.setItem('viewme-language', chosen), language)
    const walk: Walk = {
      page, w: words[language],
      check: async (where) => {
        expect.soft(await findings(page), where).toEqual([])
        if (language === 'en') expect.soft(await swedishAsEnglish(page), where).toEqual([])
      },
    }
    await signInWrongly(walk)
    await page.getByRole('button', { name: /^Sara\b/ }).first().click()
    await heading(page, walk.w.whatNow)
    await moment(walk)
    await places(walk)
    await search(walk)
    await note(walk)
    await editor(walk)
    await wrongAddresses(walk)
    await held.offline()
    await withoutNetwork(walk)
    await held.online()
    await locked(walk)
    await held.offline()
    await page.getByRole('button', { name: /^Sara\b/ }).first().click()
    await expect(page.getByText(walk.w.noContact).first()).toBeVisible()
    await walk.check('sign-in-offline')
    await held.online()

    await shared(walk, leaves)
    const karin = await playwright.request.newContext({ baseURL: baseURL! })
    await endMembership(karin, leaves)
    await karin.dispose()
    await heading(page, walk.w.ended)
    await walk.check('ended')
  })
}

async function signInWrongly({ page, w, check }: Walk) {
  await page.goto('/sign-in')
  await expect(page.getByRole('button', { name: /^Sara\b/ }).first()).toBeVisible()
  await button(page, w.signIn).click()
  await check('sign-in-empty')
  await page.getByLabel(w.email).fill('omar@example.com')
  await page.getByLabel(w.password).fill('not-this-one')
  await button(page, w.signIn).click()
  await expect(page.getByText(w.wrong).first()).toBeVisible()
  await check('sign-in-wrong')
}

async function moment(walk: Walk) {
  const { page, w, check } = walk
  await expect(page.getByRole('link', { name: 'Krampanfall' }).or(page.getByRole('link', { name: 'Krampar' })).first()).toBeVisible({ timeout: 30_000 })
  await check('now')
  const alerts = page.getByRole('region', { name: w.alerts })
  await alerts.locator('summary').press('Enter')
  await expect(alerts.getByText(/röd påse/)).toBeVisible()
  await check('now-alerts')
  await alerts.locator('summary').press('Enter')
  await page.getByRole('searchbox', { name: w.search }).fill('kramp')
  await check('now-search')
  await page.getByRole('searchbox', { name: w.search }).fill('biter sig')
  await expect(page.getByText('Hon har ont.')).toBeVisible()
  await check('now-search-seen')
  await page.getByRole('searchbox', { name: w.search }).fill('')
  await page.locator('a.tile.red').first().click()
  await expect(page.getByText(w.firstStep)).toBeVisible()
  const address = new URL(page.url()).pathname
  await open(page, address)
  await expect(page.getByRole('heading', { name: w.steps })).toBeVisible()
  await check('instruction')
  await beside(walk, 'instruction-wide', w.instructions)
  await open(page, `${address}?step=2`)
  await expect(page.getByText(w.secondStep)).toBeVisible()
  await check('step-2')
  await open(page, `${address}?step=done`)
  await heading(page, w.done)
  await check('step-done')
  await open(page, '/')
  await page.getByRole('link', { name: 'Lyft till rullstol' }).click()
  await expect(page.getByText(w.twoPeople, { exact: true })).toBeVisible()
  await check('instruction-pictures')
  await page.getByRole('link', { name: w.begin }).click()
  await expect(page.getByRole('button', { name: w.iAmFirst })).toBeVisible()
  await check('step-who')
  await page.getByRole('button', { name: w.iAmAlone }).click()
  await expect(page.getByText(w.takesTwo)).toBeVisible()
  await check('step-alone')
}

/** On a wide screen the list stands beside what was chosen from it; on a phone it is not there at all. */
async function beside({ page, check }: Walk, where: string, title: string) {
  const list = page.getByRole('navigation', { name: title })
  const narrow = page.viewportSize()!
  await expect(list).toHaveCount(0)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(list.locator('[aria-current="page"]')).toBeInViewport()
  const rights = await Promise.all([page.locator('nav.places'), list, page.getByRole('main')].map(async (one) => { const box = (await one.boundingBox())!; return box.x + box.width }))
  expect(rights).toEqual(rights.toSorted((a, b) => a - b))
  await check(where)
  await page.setViewportSize(narrow)
}

async function places(walk: Walk) {
  const { page, w, check } = walk
  for (const [path, title] of [['/today', w.today], ['/binder', w.binder], ['/team', w.team], ['/contacts', w.callSomeone], ['/allergies', w.allergies], ['/signs', w.signs], ['/about', w.about]] as const) {
    await open(page, path)
    await heading(page, title)
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
    await check(path.slice(1))
  }
  await binderOrder(walk)
  for (const [path, title, press] of [['/guide', w.guide, null], ['/contacts/edit', w.changeContacts, null], ['/contacts/new', w.newContact, w.saveIt], ['/alerts', w.alerts, null], ['/alerts/new', w.newAlert, w.saveIt], ['/allergies/new', w.newAllergy, w.saveIt], ['/signs/new', w.newSign, w.saveIt], ['/team/competence/new', w.newCompetence, w.saveIt]] as const) {
    await open(page, path)
    await heading(page, title)
    await expect(page.getByRole('main').getByRole('button').or(page.getByRole('main').getByRole('link')).first()).toBeVisible()
    if (press) {
      await button(page, press).click()
      await expect(page.getByRole('main').locator('[aria-invalid="true"]').first()).toBeVisible()
    }
    await check(path.slice(1))
  }
}

/** The order that was chosen is there after going back. */
async function binderOrder({ page, w, check }: Walk) {
  await open(page, '/binder')
  const byPlace = page.getByRole('radio', { name: w.byPlace })
  await choose(byPlace)
  await expect(page.getByRole('heading', { name: 'Badrummet', exact: true })).toBeVisible()
  await check('binder-place')
  await page.getByRole('region', { name: 'Badrummet', exact: true }).getByRole('link', { name: /Mens/ }).click()
  await expect(page.getByRole('heading', { name: w.steps })).toBeVisible()
  await page.goBack()
  await expect(byPlace).toBeChecked()
  await expect(page.getByRole('region', { name: 'Badrummet', exact: true }).getByRole('link', { name: /Mens/ })).toBeVisible()
}

async function search({ page, w, check }: Walk) {
  await open(page, '/search')
  await heading(page, w.searchAll)
  const box = page.getByRole('main').getByRole('searchbox')
  await expect(page.getByRole('main').getByRole('button').first()).toBeVisible()
  await check('search')
  await box.fill('lunch')
  await expect(page.locator('mark').first()).toBeVisible()
  await check('search-hits')
  await box.fill('xylofonisten')
  await expect(page.getByRole('main').getByRole('link', { name: w.callSomeone })).toBeVisible()
  await check('search-none')
}

async function note(walk: Walk) {
  const { page, w, check } = walk
  const text = `Skrattade åt duvorna ${Date.now()}`
  await open(page, '/write')
  await heading(page, w.write)
  await expect(page.getByRole('listitem').first()).toBeVisible()
  await check('write')
  await choose(page.getByRole('radio', { name: w.otherTime }))
  await page.getByLabel(w.date).fill('i fjol')
  await button(page, w.save).click()
  await expect(page.getByText(w.writeFirst)).toBeVisible()
  await check('write-wrong')
  await choose(page.getByRole('radio', { name: w.now, exact: true }))
  await page.getByLabel(w.whatHappened).fill(text)
  await button(page, w.save).click()
  const written = page.getByRole('listitem').filter({ hasText: text })
  await expect(written.getByText(w.sent)).toBeVisible({ timeout: 30_000 })
  await check('write-saved')

  await written.getByRole('link').first().click()
  await heading(page, w.note)
  await check('note')
  await beside(walk, 'note-wide', w.writtenLately)
  await button(page, w.correct).click()
  await page.getByLabel(w.whatHappened).fill('')
  await button(page, w.saveCorrection).click()
  await expect(page.getByText(w.writeFirst)).toBeVisible()
  await check('note-correct')
  await button(page, w.cancel).click()
  await button(page, w.audience).click()
  await expect(page.getByRole('checkbox').first()).toBeVisible()
  for (const box of await page.getByRole('checkbox').all()) await choose(box, false)
  await button(page, w.saveAudience).click()
  await expect(page.getByText(w.chooseGroup)).toBeVisible()
  await check('note-audience')
  await button(page, w.cancel).click()
  await button(page, w.remove).click()
  const question = page.getByRole('alertdialog')
  await expect(question).toBeVisible()
  await expect(page.getByRole('region', { name: w.alerts }).getByText('Sväljrisk').first()).toBeInViewport()
  await check('note-remove')
  await question.getByRole('button', { name: w.keep }).click()
}

async function editor({ page, w, check }: Walk) {
  await open(page, '/binder')
  await heading(page, w.binder)
  await page.getByRole('main').getByRole('listitem').getByRole('link').last().click()
  await expect(page.getByRole('heading', { name: w.steps })).toBeVisible()
  await open(page, `${new URL(page.url()).pathname}/edit`)
  const first = page.getByRole('textbox', { name: w.step, exact: true })
  const text = await first.inputValue()
  await first.fill('')
  await button(page, w.publish).click()
  await expect(page.getByText(w.stepMissing)).toBeVisible()
  await expect(page.getByText(w.draftFrom)).toBeVisible()
  await check('editor')
  await first.fill(`${text} Ja.`)
  await page.getByText(w.stepMore).click()
  await page.getByText(w.areas).click()
  await button(page, w.removeStep).click()
  await button(page, w.addStep).click()
  await page.locator('textarea:focus').fill('Vänta.')
  await check('editor-steps')
  await button(page, w.symbol).first().click()
  await expect(page.getByRole('option').first()).toBeVisible()
  await check('editor-symbols')
  await page.keyboard.type('xylofon')
  await expect(page.getByText(w.noSymbol).first()).toBeVisible()
  await check('editor-symbols-none')
  await page.keyboard.press('Escape')
  await button(page, w.symbol).first().click()
  await page.getByRole('option').first().click()
  await expect(button(page, w.symbolOther).first()).toBeVisible()
  await button(page, w.order).click()
  await expect(page.getByRole('row').first()).toBeVisible()
  await check('editor-order')
  // Picked up and put down by keyboard alone.
  const rows = await page.getByRole('row').allTextContents()
  await button(page, w.dragStep).press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row').first()).not.toHaveText(rows[0]!)
  await button(page, w.orderDone).click()
  await page.getByLabel(w.change).fill('Tydligare.')
  await button(page, w.publish).click()
  await page.getByText(w.earlier).click()
  await expect(page.getByRole('link', { name: w.restore }).first()).toBeVisible()
  await check('instruction-versions')
  await page.getByRole('link', { name: w.compare }).first().click()
  await heading(page, w.compare)
  await check('compare')
  await page.goBack()
  await page.getByText(w.earlier).click()
  await page.getByRole('link', { name: w.restore }).first().click()
  await expect(page.getByText(w.draftFrom)).toBeVisible()
  await button(page, w.throwDraft).click()
  await expect(button(page, w.undo)).toBeVisible()
  await check('editor-thrown')
  await open(page, '/binder')
  await page.getByRole('link', { name: w.newInstruction }).click()
  await button(page, w.publish).click()
  await check('editor-new')
}

async function wrongAddresses({ page, w, check }: Walk) {
  for (const [path, title] of [[`/journal/${randomUUID()}`, w.noNote], [`/instruction/${randomUUID()}`, w.noInstruction], ['/nowhere', w.noPage]] as const) {
    await open(page, path)
    await heading(page, title)
    await check(`no-${path.split('/')[1]}`)
  }
  await open(page, '/me')
}

/** Walks by links: the pages that were seen before are at hand. */
async function withoutNetwork({ page, w, check }: Walk) {
  const bar = page.locator('nav.places')
  await bar.getByRole('link', { name: w.write }).click()
  await page.getByLabel(w.whatHappened).fill('Skriven utan nät')
  await button(page, w.save).click()
  await expect(page.getByRole('listitem').getByText(w.waiting, { exact: true }).first()).toBeVisible()
  await check('offline-write')
  await page.getByRole('banner').getByRole('link').last().click()
  await button(page, w.signOut).click()
  await expect(page.getByRole('alertdialog').getByText(w.unsent)).toBeVisible()
  await check('offline-sign-out')
  await button(page, w.stay).click()
  await bar.getByRole('link').first().click()
  await heading(page, w.whatNow)
  await check('offline-now')
}

async function locked({ page, w, check }: Walk) {
  await open(page, '/me')
  await button(page, w.setPin).click()
  await page.getByLabel(w.newPin).fill('123')
  await button(page, w.savePin).click()
  await expect(page.getByText(w.pinShort)).toBeVisible()
  await check('me-pin')
  await page.getByLabel(w.newPin).fill('482915')
  await page.getByLabel(w.pinAgain).fill('482915')
  await button(page, w.savePin).click()
  await expect(page.getByText(w.pinSet)).toBeVisible({ timeout: 30_000 })
  await page.reload()
  await heading(page, w.unlock)
  await open(page, '/search')
  await page.getByRole('searchbox').fill('kramp')
  await expect(page.locator('mark').first()).toBeVisible()
  await check('search-locked')
  await page.getByRole('link', { name: w.unlockToSearch }).click()
  await heading(page, w.unlock)
  await page.getByLabel(w.pin).fill('111111')
  await button(page, w.unlock).click()
  await expect(page.getByText(w.pinWrong)).toBeVisible({ timeout: 30_000 })
  await check('locked-wrong')
  await open(page, '/')
  await heading(page, w.whatNow)
  await check('now-locked')
  await open(page, '/today')
  await button(page, w.forgot).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await check('sign-out')
  await page.getByRole('alertdialog').getByRole('button', { name: w.signOut }).click()
  await heading(page, w.signIn)
}

/** A phone that several share: the PIN it asks for, what one goes by, and whom it asks for when it is locked. */
async function shared({ page, w, check }: Walk, name: string) {
  await choose(page.getByRole('radio', { name: w.shared }))
  await page.getByRole('button', { name: new RegExp(`^${name}\\b`) }).first().click()
  await heading(page, w.setPinFirst)
  await check('set-pin')
  await page.getByLabel(w.newPin).fill('482915')
  await page.getByLabel(w.pinAgain).fill('482915')
  await button(page, w.savePin).click()
  await heading(page, w.whatNow)
  await open(page, '/me')
  await button(page, w.changeLook).click()
  await page.getByLabel(w.firstName).fill('Wilhelmina-Alexandrinaförlängd')
  await check('look-name')
  await choose(page.getByRole('radio', { name: w.bySymbol }))
  await check('look-symbol')
  await choose(page.getByRole('radio', { name: w.byName }))
  await page.getByLabel(w.firstName).fill('Wilhelmina-Alexandrinaförlängd')
  await button(page, w.save).click()
  await check('me-shared')
  await button(page, w.changePerson).click()
  await heading(page, w.whoAreYou)
  await check('who')
  await button(page, 'Wilhelmina-Alexandrinaförlängd').click()
  await check('locked-shared')
  await page.getByLabel(w.pin).fill('482915')
  await button(page, w.unlock).click()
  await button(page, w.changeLook).waitFor()
}

/** The owner Karin ends it, as from her own phone. */
async function endMembership(karin: APIRequestContext, firstName: string): Promise<void> {
  expect((await karin.post('/api/auth/sign-in/email', { data: { email: 'karin@example.com', password: 'ViewMe-demo-2026' } })).ok()).toBe(true)
  const { memberships: [own] } = await (await karin.get('/api/me')).json()
  const { people } = await (await karin.get(`/api/accounts/${own.account}/people`)).json()
  const member = people.find((one: { name: string }) => one.name.startsWith(firstName))
  expect((await karin.post(`/api/accounts/${own.account}/memberships/${member.id}/ending`, { data: { how: 'early' } })).ok()).toBe(true)
}
