// Behind an instruction's page: writing it, its other versions, two of them side by side, and what has been removed.
import { ComparePage, InstructionEditor, InstructionVersions, RemovedInstruction, RemovedList } from '../domain/instructions/instructions.tsx'

type Start = { rewrite: string | null; restore: string | null; draft: string | null; isNew: boolean }

export const Edit = ({ subject, start }: { subject: string; start: Start }) => <InstructionEditor subject={subject} start={start} />
export const Versions = ({ subject }: { subject: string }) => <InstructionVersions subject={subject} />
export const Compare = ({ subject, before, after }: { subject: string; before: string | null; after: string | null }) => <ComparePage subject={subject} before={before} after={after} />
export const Removed = ({ subject }: { subject: string | null }) => (subject === null ? <RemovedList /> : <RemovedInstruction subject={subject} />)
