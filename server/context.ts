/** What every use case is given. Nothing in the server reaches for a global. */
import type { Config } from './config'
import type { Connectors } from './connectors/connector'
import type { Database } from './db/database'
import type { Events } from './events/events'
import type { PersonalBox } from './personal-box'
import type { Gateways } from './platforms/gateway'

export interface Clock {
  now(): Date
}

/** The part of pino that we use, so that tests may listen. */
export interface Logger {
  info(facts: object, words?: string): void
  warn(facts: object, words?: string): void
  error(facts: object, words?: string): void
  debug(facts: object, words?: string): void
}

export interface Context {
  config: Config
  db: Database
  clock: Clock
  /** UUIDv7. */
  newId(): string
  log: Logger
  gateways: Gateways
  connectors: Connectors
  events: Events
  personal: PersonalBox
}

export type { PersonalBox }
