/** Ratios, with the spread of the repeats: absolute figures of a shared machine say little. */
export interface Bar {
  perSecond: number[]
  p99: number[]
  broken: string[]
}
export type Scene = 'hot' | 'spread'
export type Bars = Record<Scene, Map<string, Bar>>

const byNumber = (a: number, b: number) => a - b
export const median = (values: number[]) => [...values].sort(byNumber)[Math.floor(values.length / 2)] ?? Number.NaN
const whole = (value: number) => (Number.isNaN(value) ? '–' : Math.round(value).toLocaleString('en'))
const ratio = (value: number) => (value >= 10 ? value.toFixed(0) : value.toFixed(2))

/** Each repeat against the baseline of the same repeat, for the machine's mood changes between them. */
export function ratios(bar: Bar, baseline: Bar): { middle: number; least: number; most: number } {
  const each = bar.perSecond.map((value, n) => value / baseline.perSecond[n])
  return { middle: median(each), least: Math.min(...each), most: Math.max(...each) }
}

/** The faster of the ways to send one statement a booking, repeat by repeat. */
export function bestOf(bars: Bar[]): Bar {
  return { perSecond: bars[0].perSecond.map((_, n) => Math.max(...bars.map((bar) => bar.perSecond[n]))), p99: [], broken: [] }
}

export function printScene(scene: Scene, bars: Map<string, Bar>, best: Bar): void {
  console.log(`\n${scene === 'hot' ? 'hot: everybody wants one slot' : 'spread: 1000 slots'}`)
  console.log(`${'  product'.padEnd(44)}${'bookings/s (median of repeats)'.padEnd(34)}${'p99 ms'.padEnd(10)}${'÷ best single statement'.padEnd(28)}invariant`)
  for (const [name, bar] of bars) {
    const { middle, least, most } = ratios(bar, best)
    const pace = `${whole(median(bar.perSecond))} [${whole(Math.min(...bar.perSecond))}–${whole(Math.max(...bar.perSecond))}]`
    const p99 = bar.p99.length > 0 ? whole(median(bar.p99)) : '–'
    console.log(`  ${name.padEnd(42)}${pace.padEnd(34)}${p99.padEnd(10)}${`${ratio(middle)} [${ratio(least)}–${ratio(most)}]`.padEnd(28)}${bar.broken.length === 0 ? 'holds' : bar.broken.join('; ')}`)
  }
}

export interface Goal {
  name: string
  bar: Bar
  baseline: Bar
  atLeast: number
}

/** A goal that is missed is said and does not fail the run: timings on a shared machine are not a test. */
export function printGoals(goals: Goal[]): void {
  console.log('\ngoals (a missed one is a fact to look at, not a failure)')
  for (const { name, bar, baseline, atLeast } of goals) {
    const { middle, least, most } = ratios(bar, baseline)
    console.log(`  ${middle >= atLeast ? 'met   ' : 'missed'} ${name.padEnd(50)} ${ratio(middle)} [${ratio(least)}–${ratio(most)}], goal ≥ ${atLeast}`)
  }
}
