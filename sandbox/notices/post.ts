/** Delivers notices on the virtual clock, with each platform's own patience, and lets the controls get in the way. */
import type { Books, Shelf } from '../books'
import type { SandboxClock } from '../clock'
import type { PlatformName } from '../world'
import type { Attempt, Notice, NoticeStyle, Twist } from './notice'
import { noticeRules, type NoticeRule, type NoticeRules } from './rules'

const ANSWER_WITHIN_MS = 5000
const HONEST: Twist = { forged: false, wrongAmount: false }

export interface NoticePost {
  rules: NoticeRules
  send(notice: Pick<Notice, 'id' | 'platform' | 'orderNumber' | 'url' | 'facts'>): void
  /** A notice sent once, now, outside the platform's own books and whatever the rules say: a stranger's, or one sent again by hand. */
  once(notice: Pick<Notice, 'id' | 'platform' | 'orderNumber' | 'url' | 'facts'>, twist: Partial<Twist>): Promise<Attempt>
  /** Sends the held ones now. */
  release(): Promise<number>
  list(): Notice[]
  /** Takes up what was waiting when the sandbox stopped. */
  resume(): void
}

export interface PostDeps { books: Books; clock: SandboxClock; styles: Record<PlatformName, NoticeStyle> }

type Desk = PostDeps & { shelf: Shelf<Notice>; rules: NoticeRules }

export function createPost(deps: PostDeps): NoticePost {
  const desk: Desk = { ...deps, shelf: deps.books.shelf<Notice>('notices'), rules: noticeRules(deps.books) }
  const { shelf, clock } = desk
  return {
    rules: desk.rules,
    send(birth) {
      shelf.put(birth.id, { ...birth, dueAt: clock.now().toISOString(), state: 'waiting', attempts: [] })
      plan(desk, birth.id)
    },
    once: (birth, twist) => post(desk, { ...birth, dueAt: '', state: 'waiting', attempts: [] }, { ...HONEST, ...twist }),
    async release() {
      const held = shelf.list().filter(({ state }) => state === 'held')
      await Promise.all(
        held.map((notice) => {
          shelf.put(notice.id, { ...notice, state: 'waiting', dueAt: clock.now().toISOString() })
          return deliver(desk, notice.id)
        }),
      )
      return held.length
    },
    list: () => shelf.list(),
    resume() {
      for (const notice of shelf.list()) if (notice.state === 'waiting') plan(desk, notice.id)
    },
  }
}

function plan(desk: Desk, id: string): void {
  const notice = desk.shelf.get(id)
  if (notice) desk.clock.at(new Date(notice.dueAt), () => deliver(desk, id))
}

async function deliver(desk: Desk, id: string): Promise<void> {
  const notice = desk.shelf.get(id)
  if (notice?.state !== 'waiting') return
  const rule = desk.rules.take(notice.platform, notice.orderNumber, notice.delayed ? 'delay' : undefined)
  if (rule?.mode === 'delay') return hold(desk, notice, rule)
  const attempt = await attemptUnder(desk, notice, rule)
  // A reset while the answer was on its way has forgotten this notice.
  if (desk.shelf.get(id)) settle(desk, notice, attempt)
}

function hold(desk: Desk, notice: Notice, rule: NoticeRule): void {
  if (rule.delayMs === undefined) return desk.shelf.put(notice.id, { ...notice, delayed: true, state: 'held' })
  desk.shelf.put(notice.id, { ...notice, delayed: true, dueAt: new Date(desk.clock.now().getTime() + rule.delayMs).toISOString() })
  plan(desk, notice.id)
}

async function attemptUnder(desk: Desk, notice: Notice, rule: NoticeRule | undefined): Promise<Attempt> {
  const now = desk.clock.now().toISOString()
  switch (rule?.mode) {
    case 'drop':
      return { at: now, accepted: false, note: 'dropped' }
    case 'forge':
      return { ...(await post(desk, notice, { ...HONEST, forged: true })), note: 'forged' }
    case 'wrong-amount':
      return { ...(await post(desk, notice, { ...HONEST, wrongAmount: true })), note: 'wrong-amount' }
    case 'repeat':
      return repeat(desk, notice)
    default:
      return post(desk, notice, HONEST)
  }
}

/** Two at the same moment, and a third after the answer: real platforms promise no less. */
async function repeat(desk: Desk, notice: Notice): Promise<Attempt> {
  const [first] = await Promise.all([post(desk, notice, HONEST), post(desk, notice, HONEST)])
  const last = await post(desk, notice, HONEST)
  return { ...first, accepted: first.accepted && last.accepted, note: 'sent-3-times' }
}

async function post({ styles, clock }: Desk, notice: Notice, twist: Twist): Promise<Attempt> {
  const style = styles[notice.platform]
  const at = clock.now().toISOString()
  const { headers, body } = style.compose(notice, twist)
  try {
    const answer = await fetch(notice.url, { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    const accepted = style.isAccepted(answer.status, await answer.text())
    return { at, status: answer.status, accepted }
  } catch (error) {
    return { at, accepted: false, note: (error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable' }
  }
}

function settle(desk: Desk, notice: Notice, attempt: Attempt): void {
  const attempts = [...notice.attempts, attempt]
  const wait = desk.styles[notice.platform].retryAfterSeconds[attempts.length - 1]
  if (attempt.accepted || wait === undefined) {
    return desk.shelf.put(notice.id, { ...notice, attempts, state: attempt.accepted ? 'accepted' : 'given-up' })
  }
  desk.shelf.put(notice.id, { ...notice, attempts, dueAt: new Date(desk.clock.now().getTime() + wait * 1000).toISOString() })
  plan(desk, notice.id)
}
