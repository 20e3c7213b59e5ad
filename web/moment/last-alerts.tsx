// The alerts where the frame around them is what broke: read anew. What cannot be read or drawn leaves the words below alone.
import { useEffect, useState } from 'react'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { watchMomentHome, type MomentHome } from './moment.data.ts'
import { OnTop } from './on-top.tsx'

export function LastAlerts() {
  const [home, show] = useState<MomentHome>()
  useEffect(() => watchMomentHome(show, () => {}), [])
  return home?.state === 'open' && <ErrorBoundary fallback={() => null}><OnTop alerts={home.alerts} allergies={home.allergies} /></ErrorBoundary>
}
