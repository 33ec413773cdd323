/** Every field kind, once. Registries in src/fields and console/fields are `Record<FieldKind, …>`: a missing one does not compile. */
export const fieldKinds = ['text', 'person-name', 'id-number', 'mobile', 'choice', 'date', 'plate', 'account-number'] as const
export type FieldKind = (typeof fieldKinds)[number]
