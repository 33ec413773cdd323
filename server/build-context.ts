/** Puts the parts together; used by main, worker and tests alike. */
import type { Config } from './config'
import type { Clock, Context, Logger } from './context'
import type { Connectors } from './connectors/connector'
import type { Database } from './db/database'
import { openEvents } from './events/dispatcher'
import { idMaker } from './new-id'
import { personalBox } from './personal-box'
import type { Gateways } from './platforms/gateway'

export const systemClock: Clock = { now: () => new Date() }

interface Parts {
  config: Config
  db: Database
  log: Logger
  gateways: Gateways
  connectors: Connectors
  clock?: Clock
}

export function buildContext({ config, db, log, gateways, connectors, clock = systemClock }: Parts): Context {
  const newId = idMaker(() => clock.now().getTime())
  return { config, db, clock, newId, log, gateways, connectors, events: openEvents({ db, clock, newId, log }), personal: personalBox(config.personalDataKey) }
}
