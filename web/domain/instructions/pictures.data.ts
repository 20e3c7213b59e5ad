// A step's picture on its way into an instruction. Sync keeps it and sends it.
export { keepPicture, watchPictureBytes, watchPictureState } from '../../sync/sync.ts'
