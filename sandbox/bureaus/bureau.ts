/** What every bureau is made of. Each speaks its own dialect on purpose: real bureaus were built by different firms in different years. */
import type { FastifyInstance } from 'fastify'
import type { BureauControl, BureauStore } from '../bureau-control'
import type { Person } from './people'

export interface BureauDeps {
  control: BureauControl
  clock: { now(): Date }
  store: BureauStore
}

/** One bureau of one city: whom it serves, what day it is, where its books are. */
export interface Desk {
  city: string
  /** How this bureau's receipts begin. */
  receiptLetters: string
  people: Person[]
  /** The Beijing date, "2026-11-21". */
  today(): string
  now(): Date
  books: Books
}

/** The bureau's own part of the store. */
export interface Books {
  read<T>(name: string): T | undefined
  write(name: string, value: unknown): void
}

export interface Bureau {
  name: string
  /** Members of a good answer that "missing-field" takes away. */
  crucialFields: string[]
  receiptLetters?: string
  register(app: FastifyInstance, desk: Desk): void
}

/** A payment that a bureau took: what GET /controls/bureaus/:city/:name/receipts lists. */
export interface Receipt {
  reference: string
  payNumber: string
  amountInFen: number
  receiptNumber: string
  /** When the bureau settled it, UTC. */
  at: string
}
