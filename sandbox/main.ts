/** Starts the sandbox: the outside world of the city, on this machine only. */
import { buildSandbox } from './app'
import { readArguments } from './arguments'

function stopWith(line: string): never {
  console.error(line)
  process.exit(1)
}

async function main(): Promise<void> {
  if (process.env.NODE_ENV === 'production') stopWith('The sandbox stands in for WeChat, Alipay and the bureaus; it does not run with NODE_ENV=production.')
  const read = readArguments(process.argv.slice(2))
  if (read.kind === 'wrong') stopWith(read.why)
  const sandbox = buildSandbox(read.options)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
  const named = await sandbox.start()
  const phones = JSON.parse(named.SANDBOX_PHONES) as Record<'wechat' | 'alipay', string>
  console.log(`Sandbox ready: ${named.SANDBOX_URL} (WeChat phone ${phones.wechat}, Alipay phone ${phones.alipay})`)
}

main().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  stopWith(error.code === 'EADDRINUSE' ? `Port ${error.port} is taken; give the sandbox another one with --port, --wechat-phone or --alipay-phone.` : `The sandbox did not start: ${error.message}`)
})
