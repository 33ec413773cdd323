/** Every module of the server, in their order. What a module adds, it adds here and nowhere else. */
import type { FastifyInstance } from 'fastify'
import type { Context } from './context'
import type { Job } from './jobs'
import { auditJobs } from './modules/audit'
import { catalogueRoutes } from './modules/catalogue'
import { identityJobs, identityRoutes } from './modules/identity'

type Routes = (app: FastifyInstance, context: Context) => void | Promise<void>

export const moduleRoutes: Routes[] = [identityRoutes, catalogueRoutes]

export const moduleJobs: Job[] = [...auditJobs, ...identityJobs]

export const moduleListeners: ((context: Context) => void)[] = []
