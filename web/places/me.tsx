// "Jag", also for whoever is in no account yet.
import { MeScreen, NoBinderScreen } from '../domain/accounts/accounts.tsx'
import { MyAnswers } from '../domain/policies/policies.tsx'

export const Me = () => <MeScreen><MyAnswers /></MeScreen>
export const MeWithoutBinder = () => <NoBinderScreen><MyAnswers /></NoBinderScreen>
