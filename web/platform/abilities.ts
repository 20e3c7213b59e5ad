// What this member is expected to be let to do, told to the moment path once the rest of the app has read it. The server decides.
import { told } from './told.ts'

export const mayPublish = told(false)
