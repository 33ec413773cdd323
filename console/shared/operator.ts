/** Who is signed in on this browser tab; the token lives as long as the tab. */
const KEY = 'city-operator'

export interface SignedInOperator {
  token: string
  name: string
  role: string
}

export function currentOperator(): SignedInOperator | null {
  const stored = sessionStorage.getItem(KEY)
  return stored ? (JSON.parse(stored) as SignedInOperator) : null
}

export function remember(operator: SignedInOperator) {
  sessionStorage.setItem(KEY, JSON.stringify(operator))
}

export function signOut() {
  sessionStorage.removeItem(KEY)
}
