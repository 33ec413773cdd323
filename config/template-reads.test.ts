import { asConstant, templateReads } from './template-reads'

const tile = '<template name="tmpl_0_f1t0"><view aria-label="{{i.p5}}" class="tile" data-sid="{{i.sid}}" id="{{i.sid}}"><view class="{{i.cn[0].cl}}"></view><text>{{i.cn[1].cn[0].v}}</text><text class="{{xs.b(i.cn[2].cl,\'\')}}">暂停</text></view></template>'

test('only what a template reads is listed, children by their place', () => {
  expect(asConstant(templateReads(tile))).toBe('f1t0:p5,sid,0.cl,1.0.v,2.cl')
})

test('an embedded component keeps its whole node', () => {
  const embedded = '<template name="tmpl_0_f2t0"><view><template is="{{xs.a(c, i.cn[0].nn, l)}}" data="{{i:i.cn[0],c:c+1,l:l}}"/></view></template>'
  expect(templateReads(embedded).get('f2t0')).toEqual(['0.nn', '0'])
})

test('a template that hands its own node on is not slimmed', () => {
  expect(templateReads('<template name="tmpl_0_f3t0"><template is="x" data="{{i:i}}"/></template>').size).toBe(0)
})

test('of a list, what is read of each child is listed once', () => {
  const grid = '<template name="tmpl_0_f6t0"><view class="{{i.cl}}"><view data-sid="{{item.sid}}" wx:for="{{i.cn[1].cn}}" wx:key="sid"><view class="{{item.cn[0].cl}}"></view><text>{{item.cn[1].cn[0].v}}</text></view></view></template>'
  expect(templateReads(grid).get('f6t0')).toEqual(['cl', '1.*.sid', '1.*.0.cl', '1.*.1.0.v'])
})

test('a list inside a list is kept whole', () => {
  const nested = '<template name="tmpl_0_f7t0"><view wx:for="{{i.cn}}" wx:key="sid"><view wx:for="{{item.cn}}" wx:key="sid">{{item.v}}</view></view></template>'
  expect(templateReads(nested).get('f7t0')).toEqual(['cn'])
})
