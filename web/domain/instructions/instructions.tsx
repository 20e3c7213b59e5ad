// Instructions outside the moment path: the list, what is new, and editing. Reading step by step stands in moment/.
export { ComparePage } from './compare-page.tsx'
export { searchedInstructions } from './found-instruction.tsx'
export { InstructionEditor } from './instruction-editor.tsx'
export { InstructionList, NewInstruction, NewInstructions } from './instruction-list.tsx'
export { InstructionVersions } from './instruction-versions.tsx'
export { RemovedInstruction, RemovedLink, RemovedList } from './removed.tsx'
