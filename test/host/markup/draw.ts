/** Draws a template file with a page's data, as the container's view layer would. */
import type { Dialect } from '../dialect'
import type { Library, MarkupDocument } from './document'
import { type Drawn, type DrawnElement, isHidden, isInsideHidden, type Receiver } from './drawn'
import { compileRecord, compileValue, type Scope } from './expression'
import type { ElementNode, MarkupNode } from './parse'

/** A component of the package that stands in a template; null for the platform's own elements. */
export type DrawComponent = (place: { name: string; key: string; attributes: Record<string, unknown>; owner: MarkupDocument; host: DrawnElement }) => Drawn[] | null

export interface DrawJob { library: Library; dialect: Dialect; receiver: Receiver; component: DrawComponent; hiddenClasses: Set<string>; hole(what: string): void }

interface Place { document: MarkupDocument; scope: Scope; parent: DrawnElement | null; key: string }

const truthy = (value: unknown): boolean => Boolean(value) && value !== 'false'
const listOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value
  if (typeof value === 'number') return Array.from({ length: value }, (_, index) => index)
  if (typeof value === 'string') return [...value]
  return value && typeof value === 'object' ? Object.values(value) : []
}

export function draw(job: DrawJob, file: string, data: Scope): Drawn[] {
  const document = job.library.document(file)
  return drawNodes(job, document.body, { document, scope: { ...document.scripts, ...data }, parent: null, key: '' })
}

function drawNodes(job: DrawJob, nodes: MarkupNode[], place: Place): Drawn[] {
  const directive = (node: ElementNode, name: string): string | undefined => node.attributes[`${job.dialect.directive}:${name}`]
  const drawn: Drawn[] = []
  // Whether an earlier branch of the running if / elif / else was taken.
  let taken = false
  nodes.forEach((node, index) => {
    const at = { ...place, key: `${place.key}/${index}` }
    if (node.kind === 'text') {
      drawn.push(...drawText(node.text, at))
      return
    }
    const condition = directive(node, 'if') ?? directive(node, 'elif')
    const isBranch = directive(node, 'elif') !== undefined || directive(node, 'else') !== undefined
    if (directive(node, 'for') === undefined && (condition !== undefined || isBranch)) {
      if (isBranch && taken) return
      const holds = condition === undefined || truthy(compileValue(condition)(place.scope))
      taken = holds
      if (!holds) return
    }
    drawn.push(...drawRepeated(job, node, at))
  })
  return drawn
}

function drawText(source: string, place: Place): Drawn[] {
  const value = compileValue(source)(place.scope)
  const text = value === undefined || value === null ? '' : String(value)
  return text.trim() === '' ? [] : [{ kind: 'text', text, parent: place.parent }]
}

function drawRepeated(job: DrawJob, node: ElementNode, place: Place): Drawn[] {
  const prefix = job.dialect.directive
  const list = node.attributes[`${prefix}:for`] ?? node.attributes[`${prefix}:for-items`]
  if (list === undefined) return drawElement(job, node, place)
  const itemName = node.attributes[`${prefix}:for-item`] ?? 'item'
  const indexName = node.attributes[`${prefix}:for-index`] ?? 'index'
  const keyName = node.attributes[`${prefix}:key`] ?? node.attributes['key']
  const condition = node.attributes[`${prefix}:if`]
  return listOf(compileValue(list)(place.scope)).flatMap((item, index) => {
    const scope: Scope = { ...place.scope, [itemName]: item, [indexName]: index }
    if (condition !== undefined && !truthy(compileValue(condition)(scope))) return []
    const own = item && typeof item === 'object' && keyName ? (item as Scope)[keyName] : undefined
    return drawElement(job, node, { ...place, scope, key: `${place.key}#${String(own ?? index)}` })
  })
}

function drawTemplate(job: DrawJob, node: ElementNode, place: Place): Drawn[] {
  const name = String(compileValue(node.attributes.is)(place.scope))
  const template = job.library.template(place.document.file, name)
  if (!template) {
    // The containers write a warning and draw nothing: where it would be seen, that is a hole in the page.
    if (!isInsideHidden(place.parent)) job.hole(`${place.document.file}: template "${name}" is not found`)
    return []
  }
  const document = job.library.document(template.file)
  const given = node.attributes.data === undefined ? {} : compileRecord(node.attributes.data)(place.scope)
  return drawNodes(job, template.body, { ...place, document, scope: { ...document.scripts, ...given } })
}

function attributesOf(job: DrawJob, node: ElementNode, scope: Scope): Record<string, unknown> {
  const own: Record<string, unknown> = {}
  for (const [name, source] of Object.entries(node.attributes)) {
    if (!name.startsWith(`${job.dialect.directive}:`)) own[name] = compileValue(source)(scope)
  }
  return own
}

function drawElement(job: DrawJob, node: ElementNode, place: Place): Drawn[] {
  if (node.name === 'block') return drawNodes(job, node.children, place)
  if (node.name === 'template') return node.attributes.is === undefined ? [] : drawTemplate(job, node, place)
  if (node.name === 'include') {
    throw new Error(`${place.document.file}: <include> is not drawn by this host`)
  }
  const attributes = attributesOf(job, node, place.scope)
  const element: DrawnElement = { kind: 'element', name: node.name, attributes, children: [], parent: place.parent, receiver: job.receiver, hidden: isHidden(attributes, job.hiddenClasses) }
  const inside = job.component({ name: node.name, key: place.key, attributes: element.attributes, owner: place.document, host: element })
  element.children = inside ?? drawNodes(job, node.children, { ...place, parent: element })
  return [element]
}
