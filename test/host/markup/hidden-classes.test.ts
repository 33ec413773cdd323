import { hiddenClassesIn } from './hidden-classes'

describe('classes that hide', () => {
  it('are those of plain rules, not of combined ones or of other screens', () => {
    const css = '.a{display:none}.b,.c{color:red;visibility:hidden}.d .e{display:none}.f{display:flex}@media (min-width:1px){.g{display:none}}.h{content:"display"}'
    expect([...hiddenClassesIn(css)].sort()).toEqual(['a', 'b', 'c'])
  })
})
