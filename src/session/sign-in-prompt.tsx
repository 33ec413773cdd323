import { View } from '@tarojs/components'
import { EmptyState } from '../ui/empty-state'
import { commonWords } from '../words/everywhere'
import { useSignIn } from './use-sign-in'

/** In the place of content that belongs to a citizen; the tap signs in and the page fills itself. */
export function SignInPrompt({ icon, title, line }: { icon?: string; title: string; line?: string }) {
  const { busy, fault, tap } = useSignIn()
  return (
    <View className="section">
      <EmptyState icon={icon ?? 'user'} title={title} line={fault ? `${fault.title}。${fault.text}` : line} action={busy ? commonWords.signingIn : commonWords.signIn} onAction={tap} />
    </View>
  )
}
