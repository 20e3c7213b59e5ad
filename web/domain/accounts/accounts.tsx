// Signing in and out, the lock, and "Jag". Used by app.tsx. Never decides a right: the server does, at every arrival.
export { EndedScreen } from './ended-screen.tsx'
export { HomeScreenCard } from './home-screen-card.tsx'
export { LockScreen, SetPinScreen } from './lock-screen.tsx'
export { MeScreen } from './me-screen.tsx'
export { SignInScreen } from './sign-in-screen.tsx'
export { Troubles } from './troubles.tsx'
export { WhoScreen } from './who-screen.tsx'
export { watchGate, type Gate } from './accounts.data.ts'
