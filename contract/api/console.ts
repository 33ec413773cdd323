import { Type, type Static } from '@sinclair/typebox'
import { CityKey, Instant, Obj, TileKey } from './shared'

export const OperatorSignInBody = Obj({ name: Type.String({ maxLength: 40 }), password: Type.String({ maxLength: 100 }) })
export const OperatorSignInReply = Obj({ token: Type.String(), expiresAt: Instant, operator: Obj({ name: Type.String(), role: Type.String() }) })
export type OperatorSignInReply = Static<typeof OperatorSignInReply>

/** The console's first page: every tile with what is live and how it fares. */
export const ConsoleTilesReply = Obj({
  tiles: Type.Array(
    Obj({
      city: CityKey, cityName: Type.String(), tile: TileKey, name: Type.String(), department: Type.String(), theme: Type.String(),
      version: Type.Integer(), digest: Type.String(), channels: Type.Array(Type.String()), publishedAt: Instant, publishedBy: Type.String(),
      bureau: Type.Unsafe<'up' | 'down' | 'none'>({ type: 'string', enum: ['up', 'down', 'none'] }),
      bookings: Type.Integer(), ordersSettled: Type.Integer(), ordersOpen: Type.Integer(),
    }),
  ),
})
export type ConsoleTilesReply = Static<typeof ConsoleTilesReply>
