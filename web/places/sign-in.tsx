// Signing in.
export { SignInScreen as SignIn } from '../domain/accounts/accounts.tsx'
