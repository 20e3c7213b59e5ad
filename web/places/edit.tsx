// Editing an instruction, reached from its page by those who may.
import { InstructionEditor } from '../domain/instructions/instructions.tsx'

export const Edit = ({ subject }: { subject: string }) => <InstructionEditor subject={subject} />
