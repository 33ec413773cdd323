import { mergeData, stepsOf } from './set-data'

describe('setData by path', () => {
  it('reads both spellings of an index', () => {
    expect(stepsOf('root.cn.[0].cn[12].cl')).toEqual(['root', 'cn', '0', 'cn', '12', 'cl'])
  })

  it('changes only the named place', () => {
    const tree = { root: { cn: [{ cl: 'a', st: 'x' }, { cl: 'b' }] } }
    mergeData(tree, { 'root.cn.[1].cl': 'c' })
    expect(tree).toEqual({ root: { cn: [{ cl: 'a', st: 'x' }, { cl: 'c' }] } })
  })

  it('makes lists and objects that are not there yet', () => {
    const tree = {}
    mergeData(tree, { 'root.cn[0].v': 'word', plain: 1 })
    expect(tree).toEqual({ root: { cn: [{ v: 'word' }] }, plain: 1 })
  })
})
