// Registering: a form, a letter, a link. Used by places/register.tsx. It asks for a name and an address and nothing else, and never says whether an address is known.
export { ConfirmScreen } from './confirm-screen.tsx'
export { RegisterScreen } from './register-screen.tsx'
