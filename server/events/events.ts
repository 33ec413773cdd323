/** Domain events: said in the transaction that made them true, heard after its commit, at least once. */
import type { PlatformName } from '#contract/api/shared'
import type { Sql } from '../db/database'
import type { MessageValueName } from '../platforms/gateway'

/** Everything a message to the citizen needs, so that listeners read no other module's tables. */
export interface Matter {
  citizenId: string
  platform: PlatformName
  city: string
  tile: string
  /** Manifest version this story is pinned to. */
  digest: string
  icon: string
  /** One line for the inbox. */
  title: string
  /** One or two sentences for the inbox. */
  text: string
  /** Path inside the app. */
  link: string
  /** Values for the platforms' templates by what they mean; gateways know the templates' own keys. */
  values: Partial<Record<MessageValueName, string>>
}

export interface DomainEvents {
  'booking.made': Matter & { bookingId: string; number: string; on: string; from: string; to: string }
  'booking.cancelled': Matter & { bookingId: string; number: string }
  'payment.paid': Matter & { orderId: string; orderNumber: string; amountInFen: number }
  'payment.settled': Matter & { orderId: string; orderNumber: string; amountInFen: number; receiptNumber?: string }
  'query.answered': Matter & { queryId: string }
}
export type EventName = keyof DomainEvents
export type Listener<Name extends EventName> = (payload: DomainEvents[Name], eventId: string) => Promise<void>

export interface Events {
  /** A row in the outbox in the same transaction; gives the event's id. */
  publish<Name extends EventName>(tx: Sql, name: Name, payload: DomainEvents[Name]): Promise<string>
  /** The same for many of one kind in one statement, ids in the same order. */
  publishAll<Name extends EventName>(tx: Sql, name: Name, payloads: DomainEvents[Name][]): Promise<string[]>
  /** At least once, so idempotent by eventId; when one listener of an event fails, all of them are told again. */
  on<Name extends EventName>(name: Name, listener: Listener<Name>): void
  /** Tells what is due now; gives how many were told. The worker calls it after commits and by time. */
  deliver(): Promise<number>
  /** Called after each commit that published something. */
  onWake(wake: () => void): void
}
