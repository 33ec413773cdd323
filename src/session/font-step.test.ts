import { stepForScale } from './font-step'

test.each([[0.8, 'fs-1'], [1, 'fs-1'], [1.06, 'fs-1'], [1.1, 'fs-115'], [1.25, 'fs-13'], [1.4, 'fs-15'], [3, 'fs-15']])('a font scale of %s is the step %s', (scale, step) => expect(stepForScale(scale)).toBe(step))
