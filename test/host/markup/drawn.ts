/** What the container would draw: the tree after templates, conditions and loops. */
export interface Receiver {
  /** Calls the page's or component's method that an event attribute names. */
  receive(method: string, event: unknown): void
}

export interface DrawnElement {
  kind: 'element'
  name: string
  attributes: Record<string, unknown>
  children: Drawn[]
  parent: DrawnElement | null
  receiver: Receiver
  /** By attribute, style or a class that the style sheets draw invisible. */
  hidden: boolean
}
export interface DrawnText { kind: 'text'; text: string; parent: DrawnElement | null }
export type Drawn = DrawnElement | DrawnText

const isFalsy = (value: unknown): boolean => value === undefined || value === null || value === false || value === 'false' || value === ''

export function isHidden(attributes: Record<string, unknown>, hiddenClasses: Set<string>): boolean {
  const classes = String(attributes.class ?? '').split(/\s+/)
  return !isFalsy(attributes.hidden) || /(^|;)\s*display\s*:\s*none/.test(String(attributes.style ?? '')) || classes.some((name) => hiddenClasses.has(name))
}

export function isInsideHidden(element: DrawnElement | null): boolean {
  for (let at = element; at; at = at.parent) if (at.hidden) return true
  return false
}

export function* elementsOf(nodes: Drawn[]): Generator<DrawnElement> {
  for (const node of nodes) {
    if (node.kind !== 'element' || node.hidden) continue
    yield node
    yield* elementsOf(node.children)
  }
}

const FIELDS = new Set(['input', 'textarea'])
const PICTURES = new Set(['image', 'icon', 'audio', 'video', 'canvas', 'page-meta', 'navigation-bar'])

/** What a citizen sees written in a field: its value, else the hint. */
const fieldText = (element: DrawnElement): string => String(isFalsy(element.attributes.value) ? (element.attributes.placeholder ?? '') : element.attributes.value)

/** A space that does not break reads as a space, and a joiner is not seen at all. */
export const asRead = (text: string): string => text.replace(/\u00a0/g, ' ').replace(/\u2060/g, '')

/** The words in the order of drawing; each element that draws words gives one. */
export function wordsOf(nodes: Drawn[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return asRead(node.text).trim() ? [asRead(node.text).trim()] : []
    if (node.hidden || PICTURES.has(node.name)) return []
    if (FIELDS.has(node.name)) return fieldText(node) ? [fieldText(node)] : []
    const below = wordsOf(node.children)
    // <text> draws its parts as one run.
    return node.name === 'text' && below.length > 1 ? [below.join('')] : below
  })
}

export interface Shape { nodes: number; depth: number; children: number; widest: string }

/** Counted as the platforms' audits count: elements, not texts. */
export function shapeOf(nodes: Drawn[]): Shape {
  const shape: Shape = { nodes: 0, depth: 0, children: 0, widest: '' }
  const visit = (list: Drawn[], depth: number, owner: string): void => {
    const elements = list.filter((node): node is DrawnElement => node.kind === 'element')
    if (elements.length > shape.children) Object.assign(shape, { children: elements.length, widest: owner })
    for (const element of elements) {
      shape.nodes += 1
      shape.depth = Math.max(shape.depth, depth)
      visit(element.children, depth + 1, String(element.attributes.class ?? element.name))
    }
  }
  visit(nodes, 1, 'page')
  return shape
}
