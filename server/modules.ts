/** Every module of the server, in their order. What a module adds, it adds here and nowhere else. */
import type { FastifyInstance } from 'fastify'
import type { Context } from './context'
import type { Job } from './jobs'
import { appointmentsJobs, appointmentsListeners, appointmentsRoutes } from './modules/appointments'
import { auditJobs } from './modules/audit'
import { casesJobs, casesRoutes } from './modules/cases'
import { catalogueRoutes } from './modules/catalogue'
import { identityJobs, identityRoutes } from './modules/identity'
import { messagesJobs, messagesListeners, messagesRoutes } from './modules/messages'
import { paymentsJobs, paymentsRoutes } from './modules/payments'

type Routes = (app: FastifyInstance, context: Context) => void | Promise<void>

export const moduleRoutes: Routes[] = [identityRoutes, catalogueRoutes, appointmentsRoutes, paymentsRoutes, casesRoutes, messagesRoutes]

export const moduleJobs: Job[] = [...auditJobs, ...identityJobs, ...appointmentsJobs, ...paymentsJobs, ...casesJobs, ...messagesJobs]

export const moduleListeners: ((context: Context) => void)[] = [appointmentsListeners, messagesListeners]
