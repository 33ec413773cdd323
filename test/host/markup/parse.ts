/** Reads WXML and AXML. Strict on purpose: what does not nest here does not compile in the platform's tools either. */
export interface ElementNode { kind: 'element'; name: string; attributes: Record<string, string>; children: MarkupNode[] }
export interface TextNode { kind: 'text'; text: string }
export type MarkupNode = ElementNode | TextNode

const NAME = /[A-Za-z_][\w:.-]*/y
const RAW_TEXT = new Set(['wxs', 'import-sjs'])

interface Cursor { source: string; at: number; file: string }

function failAt(cursor: Cursor, reason: string): never {
  const line = cursor.source.slice(0, cursor.at).split('\n').length
  throw new Error(`${cursor.file}:${line}: ${reason}`)
}

function readName(cursor: Cursor): string {
  NAME.lastIndex = cursor.at
  const match = NAME.exec(cursor.source)
  if (!match) failAt(cursor, 'a name is missing')
  cursor.at += match[0].length
  return match[0]
}

function skipSpace(cursor: Cursor): void {
  while (/\s/.test(cursor.source[cursor.at] ?? '')) cursor.at += 1
}

function readValue(cursor: Cursor): string {
  const quote = cursor.source[cursor.at]
  if (quote !== '"' && quote !== "'") failAt(cursor, 'an attribute value needs quotes')
  const end = cursor.source.indexOf(quote, cursor.at + 1)
  if (end < 0) failAt(cursor, 'an attribute value does not end')
  const value = cursor.source.slice(cursor.at + 1, end)
  cursor.at = end + 1
  return value
}

function readAttributes(cursor: Cursor): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (;;) {
    skipSpace(cursor)
    const next = cursor.source[cursor.at]
    if (next === undefined) failAt(cursor, 'a tag does not end')
    if (next === '>' || next === '/') return attributes
    const name = readName(cursor)
    if (name in attributes) failAt(cursor, `attribute ${name} is given twice`)
    skipSpace(cursor)
    attributes[name] = 'true'
    if (cursor.source[cursor.at] === '=') {
      cursor.at += 1
      skipSpace(cursor)
      attributes[name] = readValue(cursor)
    }
  }
}

function readRaw(cursor: Cursor, name: string): MarkupNode[] {
  const end = cursor.source.indexOf(`</${name}>`, cursor.at)
  if (end < 0) failAt(cursor, `<${name}> does not end`)
  const text = cursor.source.slice(cursor.at, end)
  cursor.at = end + name.length + 3
  return text.trim() ? [{ kind: 'text', text }] : []
}

function readElement(cursor: Cursor): ElementNode {
  cursor.at += 1
  const name = readName(cursor)
  const attributes = readAttributes(cursor)
  const node: ElementNode = { kind: 'element', name, attributes, children: [] }
  if (cursor.source.startsWith('/>', cursor.at)) {
    cursor.at += 2
    return node
  }
  if (cursor.source[cursor.at] !== '>') failAt(cursor, `<${name}> does not end`)
  cursor.at += 1
  if (RAW_TEXT.has(name)) node.children = readRaw(cursor, name)
  else node.children = readNodes(cursor, name)
  return node
}

/** A "<" inside {{ }} is a comparison, not a tag. */
function readText(cursor: Cursor): TextNode {
  const begin = cursor.at
  while (cursor.at < cursor.source.length && cursor.source[cursor.at] !== '<') {
    const mustacheEnds = cursor.source.startsWith('{{', cursor.at) ? cursor.source.indexOf('}}', cursor.at) : -1
    cursor.at = mustacheEnds < 0 ? cursor.at + 1 : mustacheEnds + 2
  }
  return { kind: 'text', text: cursor.source.slice(begin, cursor.at) }
}

function readClosing(cursor: Cursor, open: string | null): void {
  cursor.at += 2
  const name = readName(cursor)
  if (name !== open) failAt(cursor, `</${name}> closes ${open === null ? 'nothing' : `<${open}>`}`)
  skipSpace(cursor)
  if (cursor.source[cursor.at] !== '>') failAt(cursor, `</${name}> does not end`)
  cursor.at += 1
}

function readNodes(cursor: Cursor, open: string | null): MarkupNode[] {
  const nodes: MarkupNode[] = []
  while (cursor.at < cursor.source.length) {
    if (cursor.source.startsWith('<!--', cursor.at)) {
      const end = cursor.source.indexOf('-->', cursor.at)
      if (end < 0) failAt(cursor, 'a comment does not end')
      cursor.at = end + 3
    } else if (cursor.source.startsWith('</', cursor.at)) {
      readClosing(cursor, open)
      return nodes
    } else nodes.push(cursor.source[cursor.at] === '<' ? readElement(cursor) : readText(cursor))
  }
  if (open !== null) failAt(cursor, `<${open}> does not end`)
  return nodes
}

export function parseMarkup(source: string, file: string): MarkupNode[] {
  return readNodes({ source, at: 0, file }, null)
}
