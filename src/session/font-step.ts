/** Four steps of type, one class each on the page root; the sizes are in styles/. */
export const fontSteps = ['fs-1', 'fs-115', 'fs-13', 'fs-15'] as const
export type FontStep = (typeof fontSteps)[number]

const lowerBounds: [number, FontStep][] = [[1.4, 'fs-15'], [1.22, 'fs-13'], [1.07, 'fs-115']]

/** The step nearest to the host's font setting; beyond 1.5 pages would break, so it ends there. */
export function stepForScale(scale: number): FontStep {
  return lowerBounds.find(([bound]) => scale >= bound)?.[1] ?? 'fs-1'
}
