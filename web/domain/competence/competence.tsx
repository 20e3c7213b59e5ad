// What each in the team may do with the person, and until when: the slice's front door. For the places; it never decides who may write, never hides one of two
// versions, and never stops anybody's hand.
export { CompetenceForm } from './competence-form.tsx'
export { CompetenceBegin, CompetenceLines, useCompetences } from './competence-lines.tsx'
export { searchedCompetences } from './found-competence.tsx'
