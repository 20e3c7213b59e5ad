// Instructions outside the moment path: the list, what is new, and editing. Reading step by step stands in moment/.
export { InstructionEditor } from './instruction-editor.tsx'
export { InstructionList, NewInstructions } from './instruction-list.tsx'
export { InstructionVersions } from './instruction-versions.tsx'
