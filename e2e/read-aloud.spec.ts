// What a screen reader is given: names, roles, headings in order, and where something is said by itself. Judged by ear; whoever changes a screen reads the change here.
import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { swedishAsEnglish } from './own-words.ts'
import { expect, readyForOffline, test } from './phone.ts'
import { goOn } from './steps.ts'
import { publishAsSara } from './published.ts'

const body = (page: Page) => expect(page.locator('body'))
const heading = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

test('each screen of the moment reads well from its first word to its last, in Swedish', async ({ phone, playwright, baseURL }) => {
  const lead = await playwright.request.newContext({ baseURL: baseURL! })
  await publishAsSara(lead, ['benet', 'handen'].map((where) => ({ subject: randomUUID(), title: `Getingstick i ${where}`, tile: 'Getingstick', texts: ['Kyl stället.'], basedOn: [] })))
  await lead.dispose()
  const { page } = await phone('Omar')
  await readyForOffline(page)
  await expect(page.getByRole('link', { name: 'Getingstick' })).toBeVisible()

  await body(page).toMatchAriaSnapshot(`
    - link "Till innehållet"
    - banner:
      - text: /Tove .* redo för offline/
      - link "Jag"
    - region "Viktigt att veta":
      - group: "Epilepsi, Allergi: penicillin, latex, Sväljrisk"
    - main:
      - heading "Vad händer just nu?" [level=1]
      - list:
        - listitem:
          - link "Krampanfall"
        - listitem:
          - link "Sätter i halsen"
        - listitem:
          - link "Har ont"
      - link "Ring någon"
      - search:
        - searchbox "Sök, eller skriv det du ser"
      - status
    - navigation "Platser":
      - list:
        - listitem:
          - link "Just nu"
        - listitem:
          - link "I dag"
        - listitem:
          - link "Pärmen"
        - listitem:
          - link "Skriv"
        - listitem:
          - link "Teamet"
  `)
  await expect(page.getByRole('navigation', { name: 'Platser' }).locator('[aria-current="page"]')).toHaveText('Just nu')
  await page.getByRole('searchbox').fill('kramp')
  await expect(page.getByRole('status')).toHaveText('1 träff')

  const alerts = page.getByRole('region', { name: 'Viktigt att veta' })
  await alerts.locator('summary').click()
  await expect(alerts).toMatchAriaSnapshot(`
    - region "Viktigt att veta":
      - group:
        - text: "Epilepsi, Allergi: penicillin, latex, Sväljrisk"
        - list:
          - listitem:
            - text: Epilepsi
            - paragraph: /Anfall i 5 min eller mer/
          - listitem:
            - text: "Allergi: penicillin, latex"
            - paragraph: /Handskar utan latex/
          - listitem:
            - text: Sväljrisk
            - paragraph: /Inget i munnen/
  `)

  await page.getByRole('link', { name: 'Getingstick' }).click()
  await heading(page, 'Getingstick')
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Getingstick" [level=1]
      - paragraph: Vilken är det?
      - list:
        - listitem:
          - link "Getingstick i benet"
        - listitem:
          - link "Getingstick i handen"
      - link "Till Just nu"
  `)

  await page.goto('/')
  await page.getByRole('link', { name: 'Krampanfall' }).click()
  await heading(page, /^Starta klockan/)
  await body(page).toMatchAriaSnapshot(`
    - link "Till innehållet"
    - banner:
      - link "Lista"
      - text: Krampanfall — gör så här Steg 1 av 8
      - progressbar "Hur långt du har kommit"
    - region "Viktigt att veta"
    - main:
      - status
      - heading /^Starta klockan\\. Säg lugnt/ [level=1]
      - button "Starta klockan"
      - figure:
        - img /Ett finger trycker igång ett stoppur/
      - paragraph: /^Varför:/
      - paragraph: /^Version 7 · godkänd av Lotta Mönster/
      - button "Tillbaka"
      - button "Klart, nästa"
  `)

  await page.goto('/')
  await page.getByRole('link', { name: 'Taklyften stannar' }).click()
  await heading(page, /^Taklyften stannar/)
  const at = new URL(page.url()).pathname
  await page.goto(`${at}?step=4`)
  await page.getByRole('button', { name: 'Starta klockan' }).click()
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - status
      - text: "Vid: 10 min"
      - heading /^Går inte/ [level=1]
      - paragraph: "Varning: Hänger hon över 10 min eller mår dåligt: 112."
      - link "Ring 112"
      - region "Klocka":
        - timer: /\\d:\\d\\d/
        - text: Vid 10 min
        - alert
        - button "Stoppa"
      - link /^Ring Hjälpmedelsjour/
      - figure:
        - img /En telefon till hjälpmedelsjouren/
      - paragraph: /^Varför:/
      - paragraph: /^Version/
      - button "Tillbaka"
      - button "Klart, nästa"
  `)
  await expect(page.getByRole('heading', { level: 1 })).toHaveAccessibleDescription('Varning: Hänger hon över 10 min eller mår dåligt: 112. Steg 4 av 5')

  await page.getByRole('link', { name: 'Lista' }).click()
  await heading(page, /^Taklyften stannar/)
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Taklyften stannar / strömavbrott" [level=1]
      - paragraph: /^Version/
      - heading "På tio sekunder" [level=2]
      - paragraph: /Röda snöret sänker/
      - heading "Steg för steg" [level=2]
      - list:
        - listitem:
          - paragraph: /^Tove hänger/
        - listitem:
          - paragraph: Nödstopp intryckt? Vrid ut det.
        - listitem:
          - paragraph: Röda snöret = nödsänk, dra jämnt.
          - paragraph: "Varning: Rullstol eller säng ska stå under henne först."
          - paragraph: /^Varför:/
        - listitem:
          - paragraph: "Går inte: ring hjälpmedelsjour."
          - paragraph: "Vid: 10 min"
          - paragraph: "Varning: Hänger hon över 10 min eller mår dåligt: 112."
        - listitem:
          - paragraph: /^Mobil lyft/
      - link "Börja om"
      - link "Fortsätt på steg 4"
  `)

  await page.goto('/contacts')
  await heading(page, 'Ring någon')
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Ring någon" [level=1]
      - list:
        - listitem:
          - link "112 fara för livet"
        - listitem:
          - link "1177 råd om vård, dygnet runt"
      - heading "Ring i den här ordningen" [level=2]
      - list:
        - listitem:
          - link "Karin Exempelskog mamma, medägare 070-1740605"
      - heading "Fler att ringa" [level=2]
      - list
  `)

  await page.goto('/me')
  await heading(page, 'Omar Testberg')
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Omar Testberg" [level=1]
      - paragraph: assistent hos Tove
      - heading "Utan nät" [level=2]
      - paragraph: /^Redo för offline:/
      - heading "Så är telefonen skyddad" [level=2]
      - paragraph
      - button "Sätt pinkod"
      - radiogroup "Språk":
        - radio "Svenska" [checked]
        - radio "English"
      - radiogroup "Färger"
      - button "Logga ut"
  `)
})

test('a step reads well in English too, and its own words are the only Swedish', async ({ phone }) => {
  const { page, context } = await phone('Omar')
  await context.addInitScript(() => localStorage.setItem('viewme-language', 'en'))
  await page.goto('/')
  await page.getByRole('link', { name: 'Krampanfall' }).click()
  await heading(page, /^Starta klockan/)
  await goOn(page, () => page.getByRole('button', { name: 'Done, next' }).click())
  await heading(page, /^Lossa bältet/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect(await swedishAsEnglish(page)).toEqual([])
  // That it would be seen: what is Swedish here is so because it says so.
  const said = page.locator('[lang=sv]')
  expect(await said.allTextContents()).toEqual(expect.arrayContaining([expect.stringMatching(/^Lossa bältet/), expect.stringMatching(/^Håll inte fast/), expect.stringMatching(/^Krampanfall/)]))
  await said.evaluateAll((all) => { for (const one of all) one.removeAttribute('lang') })
  expect((await swedishAsEnglish(page)).length).toBeGreaterThan(4)
  await body(page).toMatchAriaSnapshot(`
    - link "Skip to content"
    - banner:
      - link "List"
      - text: Krampanfall — gör så här Step 2 of 8
      - progressbar "Progress"
    - region "Important to know"
    - main:
      - status
      - heading /^Lossa bältet/ [level=1]
      - paragraph: "Warning: Håll inte fast. Inget i munnen."
      - button "Start the clock"
      - figure:
        - img /Tove ligger på rygg/
      - paragraph: /^Why:/
      - paragraph: /^Version 7 · approved by/
      - button "Back"
      - button "Done, next"
  `)
  await expect(page.getByRole('heading', { level: 1 })).toHaveAccessibleDescription('Warning: Håll inte fast. Inget i munnen. Step 2 of 8')
})
