/** Just below what sticks to the top, where the eye begins to read. */
export const LINE_BELOW_STICKY = 40

/** Margins that leave of the window only a line one pixel high. */
export const lineBelow = (stickyHeight: number, windowHeight: number): { top: number; bottom: number } => {
  const line = stickyHeight + LINE_BELOW_STICKY
  return { top: -line, bottom: -(windowHeight - line - 1) }
}
