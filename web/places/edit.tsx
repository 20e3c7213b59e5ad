// Behind an instruction's page: editing it, and its other versions.
import { InstructionEditor, InstructionVersions } from '../domain/instructions/instructions.tsx'

export const Edit = ({ subject, rewrite }: { subject: string; rewrite: string | null }) => <InstructionEditor subject={subject} rewrite={rewrite} />
export const Versions = ({ subject }: { subject: string }) => <InstructionVersions subject={subject} />
