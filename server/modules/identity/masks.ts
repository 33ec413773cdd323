/** How personal values are shown: enough to recognise one's own, too little to learn another's. */
export function maskedName(name: string): string {
  const letters = [...name]
  if (letters.length <= 1) return '*'
  if (letters.length === 2) return `${letters[0]}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters[letters.length - 1]}`
}

export const maskedIdNumber = (number: string) => `${number.slice(0, 3)}${'*'.repeat(11)}${number.slice(-4)}`

export const maskedMobile = (number: string) => `${number.slice(0, 3)}****${number.slice(-4)}`
