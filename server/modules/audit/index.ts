export { record, recordAll, sm3, type AuditEntry } from './record'
export { canonicalJson } from './canonical'
export { auditJobs, sealChain, verifyChain, type ChainCheck } from './chain'
