// Focus after a refused form: to the first question that is wrong, so that nobody has to look for it.
export function focusFirstError(form: HTMLElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')?.focus())
}
