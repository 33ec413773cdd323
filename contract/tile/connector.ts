/**
 * A bureau's plain JSON interface, described as data so that an operator connects it without code.
 * Hosts are never named here: the deployment maps a connector's name to its base URL (allow-list against SSRF).
 */
import { Type, type Static } from '@sinclair/typebox'
import { Closed, Key, OneOf, Text } from './text'

export const ConnectorOperation = Closed(
  {
    method: OneOf(['GET', 'POST'], '请求方法'),
    path: Type.String({ pattern: '^/', maxLength: 200, description: '路径；{{name}} 换成输入里的 name' }),
    body: Type.Optional(Text('JSONata：从输入得出请求的内容', 4000)),
    answer: Type.Unknown({ description: 'JSON Schema：答复必须是这个样子，少一项就算接口坏了' }),
    map: Text('JSONata：从 {answer, input} 得出结果。查询得出一个对象或 null；账单得出账单的列表；销账得出 {kind, receiptNumber}', 8000),
    nothingStatus: Type.Optional(Type.Integer({ minimum: 400, maximum: 499, description: '部门用这个状态码说“没有”：查询得 null，账单得空列表' })),
    safeToRepeat: Type.Boolean({ description: '超时以后能不能再发一次：只读的，或有幂等号的才能' }),
  },
  '一个操作',
)
export type ConnectorOperation = Static<typeof ConnectorOperation>

export const Connector = Closed(
  {
    $schema: Type.Optional(Type.String()),
    name: Key('接口的短名'),
    title: Text('部门名字，写在“来自……”后面', 30),
    bureau: Type.Optional(Key('用哪个部门的地址；不写就和接口同名')),
    timeoutMs: Type.Integer({ minimum: 100, maximum: 30_000, description: '多久没答复算超时，毫秒' }),
    operations: Closed(
      {
        query: Type.Optional(ConnectorOperation),
        bills: Type.Optional(ConnectorOperation),
        settle: Type.Optional(ConnectorOperation),
        status: Type.Optional(ConnectorOperation),
      },
      '能做哪些操作',
    ),
  },
  '部门接口',
)
export type Connector = Static<typeof Connector>
