/** What the app asks of the host it runs in. One object per platform; src/platform/current chooses at build time. */
import type { Cashier } from '#contract/api/payments'
import type { StartRealNameReply } from '#contract/api/identity'
import type { PlatformName } from '#contract/api/shared'
import type { LinkTarget } from '#contract/tile/flow'

export type { LinkTarget }

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  /** Already serialised; the hosts disagree on how they serialise objects. */
  body?: string
  timeoutMs: number
}

export type HttpOutcome =
  /** Any HTTP status at all, read the same way on every host; header names are lower-case. */
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: unknown }
  /** Nothing came back: no network, or nothing within the time limit. */
  | { kind: 'unreachable'; why: 'no-network' | 'timeout' }

export type PayOutcome = 'finished' | 'cancelled' | 'unknown'
export type GrantOutcome = 'accepted' | 'rejected' | 'banned'
export type FaceRequest = StartRealNameReply['face']

/** 'copied': a web page, whose address the citizen opens elsewhere. 'cancelled': the citizen said no to the host's own question. */
export type LinkOutcome = 'opened' | 'copied' | 'cancelled' | 'failed'

/** Parts of the page, by id and from top to bottom; below is the height of what sticks to the top. */
export interface PartsToWatch { ids: string[]; below: number; onPart(id: string): void }

export interface MapPoint { name: string; address: string; latitude: number; longitude: number }
export interface ShareCard { title: string; path: string }

/** Small values that survive a restart. Reading never throws; a value that does not fit is not kept. */
export interface Storage {
  get<T>(key: string): T | undefined
  /** False when the host did not keep it (too large, or storage full). */
  set(key: string, value: unknown): boolean
  remove(key: string): void
}

export interface Platform {
  /** Whose citizen this is. In H5 known once ready is resolved. */
  readonly name: PlatformName
  /** "微信支付" or "支付宝": the only words that differ between the platforms, with messageName and hostName. */
  readonly payName: string
  /** "微信提醒" or "支付宝消息". */
  readonly messageName: string
  /** "微信" or "支付宝". */
  readonly hostName: string
  /** Resolved at once in mini-programs; in H5 when the phone around it has said who it is, 'outside' when there is none. */
  readonly ready: Promise<'ready' | 'outside'>
  /** Whether ready is resolved: until then nothing may depend on the name. */
  readonly isReady: boolean
  /** A fresh one-use code for signing in; null when the host gave none. */
  login(): Promise<string | null>
  /** Opens the host's cashier. What it reports is a hint only: the server asks the platform. */
  pay(cashier: Cashier): Promise<PayOutcome>
  /** Asks the host's panel for at most three messages. Call it only inside a tap or a payment's end. */
  askForMessages(templateIds: string[]): Promise<Record<string, GrantOutcome>>
  /** Runs the host's face check; the server learns the result from the platform, not from here. */
  verifyFace(face: FaceRequest): Promise<'finished' | 'cancelled'>
  request(request: HttpRequest): Promise<HttpOutcome>
  readonly storage: Storage
  /** The host's font setting: 1 is standard. */
  fontScale(): number
  callTelephone(number: string): void
  openMap(point: MapPoint): void
  copy(text: string): Promise<boolean>
  /** Leaves for another's mini-program; of another's web page it copies the address. Call it only inside a tap. */
  openLink(target: LinkTarget): Promise<LinkOutcome>
  /** Tells which part is being read whenever that changes. Returns the function that stops watching. */
  watchParts(parts: PartsToWatch): () => void
  toast(words: string, lastsMs?: number): void
  isOnline(): boolean
  /** Returns the function that stops listening. */
  onNetworkChange(listener: (online: boolean) => void): () => void
  /** A page has come on top. In H5 the phone around it is told the page's title and colours. */
  pageShown(): void
  setTitle(title: string): void
  /** The native bar above the page takes the city's colours. */
  setBar(colours: { background: string; foreground: '#000000' | '#ffffff' }): void
  /** The number on the 消息 tab; 0 takes it away. */
  setBadge(count: number): void
  /** The native tab bar in the city's colour. */
  paintTabs(theme: string, selectedColour: string): void
  /** Shows or hides the native tab bar: the elder mode draws a larger one itself. */
  showTabBar(shown: boolean): void
  /** What the host's own share menu sends when the page is shared. */
  share(card: ShareCard): void
}
