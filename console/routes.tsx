import { useState } from 'react'
import { SignInPage } from './features/team/sign-in-page'
import { TilesPage } from './features/tiles/tiles-page'
import { currentOperator, signOut } from './shared/operator'

/** One page so far; the frame with the side bar comes with the second. */
export function Console() {
  const [operator, setOperator] = useState(currentOperator)
  if (!operator) return <SignInPage onSignedIn={() => setOperator(currentOperator())} />
  const leave = () => {
    signOut()
    setOperator(null)
  }
  return <TilesPage operator={operator} onSignOut={leave} />
}
