/** What screen readers are told, on which components; one list for the templates (config/accessibility.ts) and the runtime. */
const spoken = { 'aria-label': '', 'aria-role': '', 'aria-hidden': '' }

export const ariaComponents = {
  View: { ...spoken, 'aria-checked': '', 'aria-selected': '', 'aria-disabled': '', 'aria-expanded': '' },
  Text: spoken,
  Image: spoken,
  Input: { 'aria-label': '' },
}
