import { asConstant, templateReads } from './template-reads'

const tile = '<template name="tmpl_0_f1t0"><view aria-label="{{i.p5}}" class="tile" data-sid="{{i.sid}}" id="{{i.sid}}"><view class="{{i.cn[0].cl}}"></view><text>{{i.cn[1].cn[0].v}}</text><text class="{{xs.b(i.cn[2].cl,\'\')}}">暂停</text></view></template>'

test('only what a template reads is listed, children by their place', () => {
  expect(asConstant(templateReads(tile))).toBe('f1t0:p5,sid,0.cl,1.0.v,2.cl')
})

test('an embedded component and a list keep their whole node', () => {
  const embedded = '<template name="tmpl_0_f2t0"><view><template is="{{xs.a(c, i.cn[0].nn, l)}}" data="{{i:i.cn[0],c:c+1,l:l}}"/><block wx:for="{{i.cn[1].cn}}" wx:key="sid"><text>{{item.v}}</text></block></view></template>'
  expect(templateReads(embedded).get('f2t0')).toEqual(['0.nn', '0', '1.cn'])
})

test('a template that hands its own node on is not slimmed', () => {
  expect(templateReads('<template name="tmpl_0_f3t0"><template is="x" data="{{i:i}}"/></template>').size).toBe(0)
})
