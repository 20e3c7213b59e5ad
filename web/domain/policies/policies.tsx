// The terms, the privacy notice and the consent, for everybody to read; and what one has said to them, to see and to take back. Decides nothing: the server keeps the answers.
export { MyAnswers } from './my-answers.tsx'
export { PolicyLink } from './policy-link.tsx'
export { PolicyScreen } from './policy-screen.tsx'
export { WithTexts } from './with-texts.tsx'
