// What the person reacts to: the slice's front door. For the places; it never decides who may write, and never hides one of two versions.
export { AllergyForm } from './allergy-form.tsx'
export { searchedAllergies } from './found-allergy.tsx'
export { AllergiesLink, AllergyList } from './allergy-list.tsx'
