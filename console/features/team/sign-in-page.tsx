import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { calls } from '#contract/api/calls'
import { remember } from '../../shared/operator'
import { send } from '../../shared/send'
import { words } from '../../words/words'

interface Credentials {
  name: string
  password: string
}

export function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  const submit = async (credentials: Credentials) => {
    setBusy(true)
    setProblem('')
    try {
      const { token, operator } = await send(calls.operatorSignIn, credentials)
      remember({ token, ...operator })
      onSignedIn()
    } catch (refused) {
      setProblem((refused as Error).message)
      setBusy(false)
    }
  }

  return (
    <div className="entry">
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={submit}>
        <h1>{words.title}</h1>
        {problem && <Alert type="error" message={problem} style={{ marginBottom: 16 }} />}
        <Form.Item name="name" label={words.signIn.name} rules={[{ required: true, message: '请填账号' }]}>
          <Input autoFocus autoComplete="username" />
        </Form.Item>
        <Form.Item name="password" label={words.signIn.password} rules={[{ required: true, message: '请填密码' }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block disabled={busy}>
          {busy ? words.signIn.busy : words.signIn.submit}
        </Button>
        <p style={{ color: '#5C6877', textAlign: 'center', fontSize: 13 }}>{words.signIn.demo}</p>
      </Form>
    </div>
  )
}
