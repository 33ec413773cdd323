import { Text, View } from '@tarojs/components'
import type { Me } from '#contract/api/identity'
import { go } from '../../platform/navigation'
import { useSignIn } from '../../session/use-sign-in'
import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { MiniButton } from '../../ui/mini-button'
import { StatusTag } from '../../ui/status-tag'
import { commonWords } from '../../words/everywhere'
import { meWords } from '../../words/me'

const REAL_NAME_LEVEL = 3

function SignedOut() {
  const { busy, fault, tap } = useSignIn()
  return (
    <View>
      <View className="row me-who">
        <View className="me-face"><Icon name="user" size={28} /></View>
        <View className="grow">
          <View className="t2">{meWords.signInTitle}</View>
          <View className="sub">{fault ? fault.text : meWords.signInLine}</View>
        </View>
      </View>
      <Button label={commonWords.signIn} busy={busy && commonWords.signingIn} onTap={tap} />
    </View>
  )
}

/** Name and proof level; never the number itself. */
export function WhoCard({ me }: { me: Me | null }) {
  if (!me) return <View className="section"><SignedOut /></View>
  const proved = me.level >= REAL_NAME_LEVEL
  return (
    <View className="section">
      <View className="row me-who me-who-in">
        <View className="me-face"><Icon name="user" size={28} /></View>
        <View className="grow">
          <View className="row wrap"><Text className="t2">{meWords.named(me.maskedName)}</Text><View className="head-tag"><StatusTag text={proved ? meWords.proved : meWords.notProved} tone={proved ? 'ok' : 'mute'} /></View></View>
          <View className="sub">{proved ? (me.maskedIdNumber ?? meWords.provedLine) : meWords.notProvedLine}</View>
        </View>
        {proved ? null : <MiniButton label={meWords.prove} onTap={() => go('/account/real-name/index')} />}
      </View>
    </View>
  )
}
