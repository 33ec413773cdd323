export { paymentsRoutes } from './payments.routes'
export { paymentsJobs } from './payments.jobs'
export { countsByTile, openBills, ordersWaiting } from './waiting'
export { verifyLedger, type LedgerCheck } from './ledger'
