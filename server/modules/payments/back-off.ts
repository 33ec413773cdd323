/** How long until the next try, by how many there were; the last step repeats for ever. */
const SECOND = 1000
const MINUTE = 60 * SECOND

/** Right after the cashier the fact is near; later the platform's own notice will have come. */
export const askSteps = [5, 10, 20, 30, 60, 120, 300].map((seconds) => seconds * SECOND)
export const settleSteps = [2 * SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE]

export const after = (now: Date, steps: readonly number[], tries: number): Date => new Date(now.getTime() + steps[Math.min(tries, steps.length - 1)])
