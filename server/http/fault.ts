import { faultStatus, type FaultCode } from '#contract/errors'

export interface Problem {
  path: string
  reason: string
}

/** What should not happen in ordinary life; thrown anywhere, answered by one handler. */
export class Fault extends Error {
  readonly status: number

  constructor(
    readonly code: FaultCode,
    readonly problems?: Problem[],
  ) {
    super(code)
    this.name = 'Fault'
    this.status = faultStatus[code]
  }
}

export function fault(code: FaultCode, problems?: Problem[]): Fault {
  return new Fault(code, problems)
}
