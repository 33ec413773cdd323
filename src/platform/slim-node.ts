/** Cuts a node that a compiled template draws down to what that template reads. */

export interface Keep { fields: string[]; children: Map<number | '*', Keep | 'whole'> }
/** A node as Taro sends it: cn are its children, nn the template's name. */
export type SentNode = Record<string, unknown> & { cn?: SentNode[] }

const nothingYet = (): Keep => ({ fields: [], children: new Map() })

function add(keep: Keep, [step, ...rest]: string[]): void {
  if (!/^(\d+|\*)$/.test(step)) {
    keep.fields.push(step)
    return
  }
  const place = step === '*' ? step : Number(step)
  const child = keep.children.get(place) ?? nothingYet()
  if (child === 'whole') return
  keep.children.set(place, rest.length ? child : 'whole')
  if (rest.length) add(child, rest)
}

/** The constant of config/template-reads.ts, read once at the start. */
export function keepLists(constant: string): Map<string, Keep> {
  const lists = new Map<string, Keep>()
  for (const entry of constant.split(';')) {
    const [name, paths] = entry.split(':')
    if (!paths) continue
    const keep = nothingYet()
    for (const path of paths.split(',')) add(keep, path.split('.'))
    lists.set(name, keep)
  }
  return lists
}

const isEmpty = (node: SentNode): boolean => Object.keys(node).length === 0

export function slimNode(node: SentNode, keep: Keep): SentNode {
  const slim: SentNode = {}
  for (const field of keep.fields) if (node[field] !== undefined) slim[field] = node[field]
  if (slim.cn || !node.cn || !keep.children.size) return slim
  const each = keep.children.get('*')
  const last = each ? node.cn.length : Math.max(...[...keep.children.keys()].map(Number)) + 1
  // Places matter to the template, so a child that is not read leaves an empty one behind.
  const children = node.cn.slice(0, last).map((child, place) => {
    const wanted = each ?? keep.children.get(place)
    return wanted === 'whole' ? child : wanted ? { ...slimNode(child, wanted), ...(each ? { sid: child.sid } : {}) } : {}
  })
  // Nothing stands behind the last one that says something: what a template reads there is as good as empty.
  while (!each && children.length && isEmpty(children[children.length - 1])) children.pop()
  if (each || children.length) slim.cn = children
  return slim
}
