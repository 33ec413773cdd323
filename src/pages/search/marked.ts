/** Cuts a name into parts, those that hold the searched words marked. */
export interface Part { text: string; hit: boolean }

export function marked(name: string, words: string): Part[] {
  const at = words ? name.toLowerCase().indexOf(words.toLowerCase()) : -1
  if (at < 0) return [{ text: name, hit: false }]
  const parts = [{ text: name.slice(0, at), hit: false }, { text: name.slice(at, at + words.length), hit: true }, { text: name.slice(at + words.length), hit: false }]
  return parts.filter(({ text }) => text !== '')
}
