// Who the person is, how they say things, what they have decided: the slice's front door. For the places; it never decides who may write, and never
// hides one of two versions.
export { AboutLink, AboutPage } from './about-page.tsx'
export { searchedDecisions, searchedExpressions, searchedParts } from './found-about.tsx'
