/** What main and worker share: everything from the environment to a context with published cities. */
import type { Config } from './config'
import type { Context } from './context'
import { buildContext, systemClock } from './build-context'
import { buildConnectors } from './connectors/registry'
import { openDatabase } from './db/database'
import { citiesToPublish, seed } from './db/seed'
import { makeLogger } from './log'
import { moduleListeners } from './modules'
import { buildGateways } from './platforms/registry'

export interface Opened {
  context: Context
  close(): Promise<void>
}

export async function openParts(config: Config): Promise<Opened> {
  const cities = citiesToPublish(config.citiesDir)
  const definitions = cities.flatMap(({ city, connectors }) => connectors.map((connector) => ({ city: city.code, connector })))
  const log = makeLogger({ level: config.logLevel })
  const db = await openDatabase(config.database)
  try {
    const connectors = buildConnectors({ definitions, urls: config.bureauUrls, clock: systemClock })
    const context = buildContext({ config, db, log, connectors, gateways: buildGateways(config) })
    const count = await seed(context, cities)
    log.info({ ...count }, 'cities are published')
    for (const listen of moduleListeners) listen(context)
    return { context, close: async () => void (await connectors.close(), await db.close()) }
  } catch (cause) {
    await db.close()
    throw cause
  }
}
