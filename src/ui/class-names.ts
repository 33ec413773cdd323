/** Joins the class names that hold: `classNames('row', busy && 'row-busy')`. */
export const classNames = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(' ')
