import { keepLists, slimNode } from './slim-node'

const node = {
  nn: 'f1t0', sid: '_a', p5: '水费', p6: 'button', cl: 'tile',
  cn: [{ nn: '6', sid: '_b', cl: 'duo d-droplet', cn: [] }, { nn: '3', sid: '_c', cl: 'tile-name', cn: [{ nn: '8', sid: '_d', v: '水费' }] }, { nn: '3', sid: '_e', cl: 'tile-live', cn: [{ v: '暂停' }] }],
}

test('a tile is sent as its template reads it and no more', () => {
  const keep = keepLists('f1t0:p5,sid,0.cl,1.0.v,2.cl').get('f1t0')!
  expect(slimNode(node, keep)).toEqual({ p5: '水费', sid: '_a', cn: [{ cl: 'duo d-droplet' }, { cn: [{ v: '水费' }] }, { cl: 'tile-live' }] })
})

test('a child that is not read keeps its place', () => {
  expect(slimNode(node, keepLists('x:2.cl').get('x')!)).toEqual({ cn: [{}, {}, { cl: 'tile-live' }] })
})

test('nothing is sent for children at the end that have nothing to say', () => {
  const still = { ...node, cn: [...node.cn.slice(0, 2), { nn: '3', sid: '_e', cn: [] }] }
  expect(slimNode(still, keepLists('x:0.cl,2.cl,2.0.v').get('x')!)).toEqual({ cn: [{ cl: 'duo d-droplet' }] })
  expect(slimNode({ ...node, cn: [] }, keepLists('x:sid,0.0.v').get('x')!)).toEqual({ sid: '_a' })
})

test('a list without rows stays a list', () => {
  expect(slimNode({ nn: 'x', cn: [] }, keepLists('x:*.0.v').get('x')!)).toEqual({ cn: [] })
})

test('a list and an embedded component are sent whole', () => {
  expect(slimNode(node, keepLists('x:1.nn,1,2.cn').get('x')!)).toEqual({ cn: [{}, node.cn[1], { cn: [{ v: '暂停' }] }] })
})

test('of a list each child is slimmed alike and keeps the key of its row', () => {
  const list = { nn: 'f6t0', sid: '_l', cl: 'tiles', cn: [node, { ...node, sid: '_z' }] }
  const each = (sid: string) => ({ sid, cn: [{ cl: 'duo d-droplet' }, { cn: [{ v: '水费' }] }] })
  expect(slimNode(list, keepLists('f6t0:*.0.cl,*.1.0.v').get('f6t0')!)).toEqual({ cn: [each('_a'), each('_z')] })
})

test('without a build there is nothing to slim', () => {
  expect(keepLists('__TEMPLATE_READS__').size).toBe(0)
})
