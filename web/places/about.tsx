// Who it is all about. Opened from everywhere by the person's face and name, also while the rest of the binder is locked.
export { AboutPage as About } from '../domain/about-me/about-me.tsx'
