// What stays on top of every screen: the slice's front door.
export { searchedAlerts } from './found-alert.tsx'
export { AlertForm } from './alert-form.tsx'
export { AlertList, AlertsLink } from './alert-list.tsx'
