/** Jobs and events on PostgreSQL, in any number of processes beside any number of servers. */
import { ConfigFault, readConfig } from './config'
import { moduleJobs } from './modules'
import { openParts } from './open-parts'
import { onStop, sayAndExit } from './process-ends'
import { startWorker } from './wake-up'

async function main(): Promise<void> {
  const config = readConfig()
  if (!config.database.url) throw new ConfigFault(['DATABASE_URL is not set: on PGlite the server does the worker\'s work itself'])
  const { context, close } = await openParts(config)
  const worker = startWorker(context, moduleJobs)
  onStop(async () => {
    await worker.stop()
    await close()
  })
  context.log.info({}, 'the worker is ready')
}

main().catch(sayAndExit)
