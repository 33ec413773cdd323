import { Text, View } from '@tarojs/components'
import type { Me } from '#contract/api/identity'
import { isShown, type FieldProblem } from '#contract/fields/check'
import type { Input } from '#contract/tile/input'
import { knownFact } from './known-facts'
import { fields } from './registry'
import './fields.scss'

export interface FieldListProps {
  inputs: Input[]
  values: Record<string, string>
  problems: Record<string, FieldProblem>
  me: Me | null
  onChange: (key: string, value: string) => void
  /** Without it known facts stand: the proven person asks about themselves only. */
  onForget?: (key: string) => void
}

function KnownField({ input, masked, onOther }: { input: Input; masked: string; onOther?: () => void }) {
  return (
    <View className="field">
      <View className="field-label">{input.label}</View>
      <View className="field-known">
        <Text className="grow">{masked}</Text>
        {onOther ? <Text className="field-other" aria-role="button" onClick={onOther}>换一个</Text> : null}
      </View>
      <View className="field-help">您填过，不用再填</View>
    </View>
  )
}

/** The fields of one group, in order. A known fact is shown masked and can be typed anew. */
export function FieldList({ inputs, values, problems, me, onChange, onForget }: FieldListProps) {
  return (
    <View className="fields">
      {inputs.map((input) => {
        if (!isShown(input.showIf, values)) return null
        const masked = input.key in values ? undefined : knownFact(input, me)
        if (masked) return <KnownField key={input.key} input={input} masked={masked} onOther={onForget && (() => onForget(input.key))} />
        const Field = fields[input.kind]
        return <Field key={input.key} input={input} value={values[input.key] ?? ''} problem={problems[input.key]} onChange={(value) => onChange(input.key, value)} />
      })}
    </View>
  )
}
