const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** Said in front of what is meant; they would match every question of every guide. */
const EMPTY_WORDS = new Set(['我', '我的', '的', '了', '怎么', '如何', '在', '哪', '哪里', '哪儿', '吗', '呢', '想', '要', '去', '把', '和', '与', '或', '能', '可以', '是', '什么'])

/** Words of a Chinese text and, for names the segmenter does not know, every pair of neighbouring characters. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(text.toLowerCase())) {
    if (isWordLike && !EMPTY_WORDS.has(segment)) words.push(segment)
  }
  const pairs = [...text.matchAll(/[\u4e00-\u9fff]+/g)].flatMap(([run]) => [...run].slice(1).map((_, i) => run.slice(i, i + 2)))
  return [...new Set([...words, ...pairs.filter((pair) => ![...pair].some((letter) => EMPTY_WORDS.has(letter)))])]
}
