// Something broke: never a blank page. What is said and what can be pressed comes from outside, in both languages.
import { Component, type ReactNode } from 'react'

type Props = { children: ReactNode; fallback: (again: () => void, fault: unknown) => ReactNode; watch?: unknown }

export class ErrorBoundary extends Component<Props, { fault: unknown; broken: boolean }> {
  override state = { fault: null as unknown, broken: false }

  static getDerivedStateFromError(fault: unknown) {
    return { fault, broken: true }
  }

  /** Going somewhere else tries again. */
  override componentDidUpdate(before: Props) {
    if (this.state.broken && before.watch !== this.props.watch) this.setState({ broken: false, fault: null })
  }

  override render() {
    return this.state.broken ? this.props.fallback(() => this.setState({ broken: false, fault: null }), this.state.fault) : this.props.children
  }
}
