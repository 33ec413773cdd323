/** A meaning, always shown together with a word. */
export type Tone = 'ok' | 'warn' | 'bad' | 'brand' | 'mute'
