import { faultWords, readingWords } from './faults'

test('a page that could not be read never says that something typed is kept', () => {
  const passing = Object.entries(faultWords).filter(([, { again, text }]) => again && text.includes('填的'))
  for (const [code] of passing) expect(readingWords[code as keyof typeof readingWords]?.text).not.toContain('填的')
  expect(passing.length).toBeGreaterThan(4)
  for (const [code] of passing) expect(readingWords).toHaveProperty(code)
})
