// "Jag": who is signed in, whose binder is open, how this phone is protected, language and colours, and the way out.
import { useState, type ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { language, setLanguage, type Language } from '../../platform/language.ts'
import { roleWords } from '../../platform/role-words.ts'
import { setTheme, theme, type Theme } from '../../platform/theme.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChooseOne } from '../../ui/choices.tsx'
import { Banner, Card, PageHeading } from '../../ui/parts.tsx'
import { chooseAccount, setPasskey, watchMe, type Me } from './accounts.data.ts'
import { AppleLimits, HomeScreenCard } from './home-screen-card.tsx'
import { LookCard } from './look-card.tsx'
import { OfflineCard } from './offline-card.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { PinForm } from './pin-form.tsx'
import { SignOut } from './sign-out.tsx'
import { Troubles } from './troubles.tsx'
import { wordOf } from './who-mark.tsx'

/** `children`: what other slices have to say about whoever is signed in. */
export function MeScreen({ children }: { children: ReactNode }) {
  const me = useWatched(watchMe)
  return (
    <>
      <PageHeading>{me?.name || m.me_title()}</PageHeading>
      {me && <p className="soft">{m.me_role({ roles: roleWords(me.roles), person: me.person })}</p>}
      {me?.signInAgain && <Banner tone="amber" icon="alert"><p>{m.me_sign_in_again()}</p><ButtonLink to="/sign-in">{m.sign_in_enter()}</ButtonLink></Banner>}
      {me && <Troubles />}
      {me && me.accounts.length > 1 && <Persons me={me} />}
      {me?.shown && <LookCard key={wordOf(me.shown)} shown={me.shown} />}
      {me && <OfflineCard offline={me.offline} />}
      <HomeScreenCard />
      <AppleLimits />
      {me && <Protection me={me} />}
      {me && children}
      <ButtonLink to="/guide">{m.guide_title()}</ButtonLink>
      <Settings />
      {me && <SignOut me={me} />}
      <SymbolsBy />
    </>
  )
}

/** Asked for by whoever drew them. */
const SymbolsBy = () => (
  <p className="small">
    {m.symbols_by()} <a className="link" href="https://creativecommons.org/licenses/by-sa/4.0/" target="_blank" rel="noreferrer">CC BY-SA 4.0</a>. {m.symbols_changed()}
  </p>
)

const Persons = ({ me }: { me: Me }) => (
  <ChooseOne
    label={m.me_whose()}
    choices={me.accounts.map(({ account, person, roles }) => ({ id: account, word: person, help: roleWords(roles) }))}
    chosen={me.accounts.find((one) => one.current)?.account ?? ''}
    onChange={(account) => void chooseAccount(account)}
  />
)

const protection = { pin: m.me_protected_pin, passkey: m.me_protected_passkey, device: m.me_protected_device, nothing: m.me_protected_nothing }

function Protection({ me }: { me: Me }) {
  const [changing, change] = useState(false)
  return (
    <Card>
      <h2>{m.me_protection()}</h2>
      <p>{protection[me.protectedBy]()}</p>
      {me.opensBy.pin && me.opensBy.passkey && <p>{m.me_protected_also_passkey()}</p>}
      {changing ? <PinForm done={() => change(false)} /> : (
        <div className="buttons">
          <Button onClick={() => change(true)}>{me.opensBy.pin ? m.me_pin_change() : m.me_pin_set()}</Button>
          {!me.opensBy.passkey && <PasskeyButton act={() => setPasskey(me.name || 'ViewMe')} failed={m.me_passkey_failed()}>{m.me_passkey_set()}</PasskeyButton>}
        </div>
      )}
    </Card>
  )
}

export function Settings() {
  const [chosen, choose] = useState<Theme>(theme)
  return (
    <>
      <ChooseOne
        short
        label={m.me_language()}
        choices={[{ id: 'sv', word: 'Svenska' }, { id: 'en', word: 'English' }]}
        chosen={language()}
        onChange={(one) => setLanguage(one as Language)}
      />
      <ChooseOne
        label={m.me_theme()}
        choices={[{ id: 'system', word: m.me_theme_system() }, { id: 'light', word: m.me_theme_light() }, { id: 'dark', word: m.me_theme_dark() }]}
        chosen={chosen}
        onChange={(one) => {
          choose(one as Theme)
          setTheme(one as Theme)
        }}
      />
    </>
  )
}
