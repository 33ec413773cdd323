export const bookingSteps = ['venue', 'slot', 'person', 'confirm'] as const
export type BookingStep = (typeof bookingSteps)[number]

/** Where one begins: with a single venue there is nothing to choose. */
export const firstStep = (venues: string[]): BookingStep => (venues.length > 1 ? 'venue' : 'slot')

export const stepBefore = (step: BookingStep): BookingStep => bookingSteps[Math.max(0, bookingSteps.indexOf(step) - 1)]
export const stepNumber = (step: BookingStep): number => bookingSteps.indexOf(step) + 1
