// Light, dark or as the device says. Kept on this device, never sent.
export type Theme = 'system' | 'light' | 'dark'
const place = 'viewme-theme'

export function theme(): Theme {
  try {
    const kept = localStorage.getItem(place)
    return kept === 'light' || kept === 'dark' ? kept : 'system'
  } catch {
    return 'system'
  }
}

export function setTheme(next: Theme): void {
  try {
    if (next === 'system') localStorage.removeItem(place)
    else localStorage.setItem(place, next)
  } catch {
    // Shown anyway, until the browser is closed.
  }
  showTheme(next)
}

export function showTheme(one: Theme = theme()): void {
  if (one === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = one
}
