/** A template file with what it imports: named templates, script modules, and its own body. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { Dialect } from '../dialect'
import { type ElementNode, type MarkupNode, parseMarkup } from './parse'

export interface MarkupDocument {
  file: string
  body: MarkupNode[]
  templates: Map<string, MarkupNode[]>
  imports: string[]
  scripts: Record<string, unknown>
}

export interface Library {
  document(file: string): MarkupDocument
  /** A template by name as seen from a file: its own first, then those it imports. */
  template(from: string, name: string): { body: MarkupNode[]; file: string } | null
}

/** wxs is CommonJS, sjs has one default export; both run outside the app's own realm, as in the containers. */
function runScript(source: string, file: string): unknown {
  const module = { exports: {} as unknown }
  const body = source.replace(/export\s+default/, 'module.exports =')
  vm.compileFunction(body, ['module', 'exports'], { filename: file })(module, module.exports)
  return module.exports
}

const resolve = (file: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(file), target)

export function openLibrary(dist: string, dialect: Dialect): Library {
  const documents = new Map<string, MarkupDocument>()
  const read = (file: string): string => readFileSync(path.join(dist, file), 'utf8')

  function takeScript(document: MarkupDocument, node: ElementNode): void {
    const target = node.attributes[dialect.scriptFile]
    const inline = node.children[0]?.kind === 'text' ? node.children[0].text : ''
    const file = target ? resolve(document.file, target) : document.file
    document.scripts[node.attributes[dialect.scriptName]] = runScript(target ? read(file) : inline, file)
  }

  function take(document: MarkupDocument, node: MarkupNode): void {
    if (node.kind === 'element' && node.name === 'import') document.imports.push(resolve(document.file, node.attributes.src))
    else if (node.kind === 'element' && node.name === dialect.scriptTag) takeScript(document, node)
    else if (node.kind === 'element' && node.name === 'template' && node.attributes.name) document.templates.set(node.attributes.name, node.children)
    else document.body.push(node)
  }

  function document(file: string): MarkupDocument {
    const known = documents.get(file)
    if (known) return known
    const made: MarkupDocument = { file, body: [], templates: new Map(), imports: [], scripts: {} }
    documents.set(file, made)
    for (const node of parseMarkup(read(file), file)) take(made, node)
    return made
  }

  function template(from: string, name: string) {
    const candidates = [from, ...document(from).imports]
    for (const file of candidates) {
      const body = document(file).templates.get(name)
      if (body) return { body, file }
    }
    return null
  }

  return { document, template }
}
