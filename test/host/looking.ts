/** Finds on a drawn page what a person would look for: words, a label, a field beside its name. */
import { type DrawnElement, wordsOf } from './markup/drawn'

export type Sought = string | { label: string } | { className: string; at?: number } | { words: string; at: number }

const NAMED = ['aria-label', 'ariaLabel', 'alt']
const labelOf = (element: DrawnElement): string => NAMED.map((name) => element.attributes[name]).find((value) => typeof value === 'string' && value !== '') as string ?? ''
const classesOf = (element: DrawnElement): string[] => String(element.attributes.class ?? '').split(/\s+/)
const ownWords = (element: DrawnElement): string => wordsOf([element]).join('')

/** The innermost elements whose words fit; exact before partial. */
function byWords(elements: DrawnElement[], words: string): DrawnElement[] {
  const innermost = (fits: (text: string) => boolean) =>
    elements.filter((element) => fits(ownWords(element)) && !element.children.some((child) => child.kind === 'element' && fits(ownWords(child))))
  const exact = innermost((text) => text === words)
  return exact.length ? exact : innermost((text) => text.includes(words))
}

export function candidates(elements: DrawnElement[], target: Sought): DrawnElement[] {
  if (typeof target === 'string') {
    const found = byWords(elements, target)
    return found.length ? found : elements.filter((element) => labelOf(element) === target)
  }
  if ('label' in target) return elements.filter((element) => labelOf(element) === target.label || labelOf(element).includes(target.label))
  if ('className' in target) return elements.filter((element) => classesOf(element).includes(target.className)).slice(target.at ?? 0)
  return byWords(elements, target.words).slice(target.at)
}

/** The field that belongs to a label: it carries the words as hint or name, or comes next after them. */
export function fieldFor(elements: DrawnElement[], target: Sought): DrawnElement | undefined {
  const isField = (element: DrawnElement) => element.name === 'input' || element.name === 'textarea'
  if (typeof target !== 'string') return candidates(elements, target).find(isField)
  const named = elements.find((element) => isField(element) && [element.attributes.placeholder, labelOf(element)].some((text) => String(text ?? '').includes(target)))
  if (named) return named
  const label = byWords(elements, target)[0]
  return label && elements.slice(elements.indexOf(label)).find(isField)
}
