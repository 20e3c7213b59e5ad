// What one can see and what it means: the slice's front door. For the places; it never decides who may write, and never hides one of two versions.
export { searchedSigns } from './found-sign.tsx'
export { SignForm } from './sign-form.tsx'
export { SignList, SignsLink } from './sign-list.tsx'
