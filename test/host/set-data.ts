/** Merges what setData was given into a data tree, by path, as both containers do. */
type Tree = Record<string, unknown>

/** "root.cn.[0].cl", "root.cn[0].cl" and "a.b" all name a place. */
export const stepsOf = (path: string): string[] => path.replace(/\[(\d+)\]/g, '.$1').split('.').filter((step) => step !== '')

export function mergeData(tree: Tree, change: Tree): void {
  for (const [path, value] of Object.entries(change)) {
    const steps = stepsOf(path)
    let place = tree
    for (let index = 0; index < steps.length - 1; index += 1) {
      const next = place[steps[index]]
      if (next === null || typeof next !== 'object') place[steps[index]] = /^\d+$/.test(steps[index + 1]) ? [] : {}
      place = place[steps[index]] as Tree
    }
    place[steps[steps.length - 1]] = value
  }
}
