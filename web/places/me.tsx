// "Jag".
export { MeScreen as Me } from '../domain/accounts/accounts.tsx'
