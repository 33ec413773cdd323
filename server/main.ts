/** The server. On PGlite the worker runs in here, for that database belongs to one process; on PostgreSQL worker.ts runs beside. */
import { buildApp } from './app'
import { readConfig } from './config'
import { moduleJobs } from './modules'
import { openParts } from './open-parts'
import { onStop, sayAndExit } from './process-ends'
import { startWorker } from './wake-up'

async function main(): Promise<void> {
  if (process.argv.length > 2) throw new Error(`unknown argument ${process.argv[2]}: everything is set by the environment, see .env.example`)
  const config = readConfig()
  const { context, close } = await openParts(config)
  const app = await buildApp(context)
  onStop(async () => {
    await app.close()
    await worker?.stop()
    await close()
  })
  const worker = context.db.kind === 'pglite' ? startWorker(context, moduleJobs) : undefined
  await app.listen({ host: config.host, port: config.port })
  context.log.info({ address: `http://${config.host}:${config.port}`, database: context.db.kind }, 'the server is ready')
}

main().catch(sayAndExit)
