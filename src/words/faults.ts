/** What a citizen reads for each fault: what happened, what is kept and what to do, the other way. */
import type { FaultCode } from '#contract/errors'

/** Beside the server's codes: nothing came back, or not in time, or not ours. */
export type AppFaultCode = FaultCode | 'no-network' | 'no-answer' | 'unreadable-answer' | 'no-login-code'

export interface FaultSentences {
  /** What happened, one line. */
  title: string
  /** What is kept and what to do next. */
  text: string
  /** The way that needs no phone. */
  other?: string
  /** Whether the same tap may work a moment later. */
  again: boolean
}

const call = '也可以打 12345，或直接去大厅办'
const gone = (what: string): FaultSentences => ({ title: `没有找到这${what}`, text: '可能已经取消，或不是用这个账号办的。回到列表再看一次', other: call, again: false })

export const faultWords: Record<AppFaultCode, FaultSentences> = {
  'bad-request': { title: '还没有办成', text: '有一项填得不合要求。您填的都还在，改好再提交', other: call, again: false },
  'unknown-fields': { title: '还没有办成', text: '这个版本有些旧。关掉小程序再打开一次，您填的会留着', other: call, again: false },
  'sign-in-needed': { title: '这里要先登录', text: '登录只用一下，不会把您的号码给别人', again: false },
  'sign-in-code-rejected': { title: '还没有登录', text: '刚才的登录没有对上。再点一次登录就行', again: true },
  'real-name-needed': { title: '这项要先实名', text: '约 1 分钟，填好的内容会留着', again: false },
  'not-allowed': { title: '这个账号看不了这项', text: '换成办理时用的账号再试', other: call, again: false },
  'account-blocked': { title: '这个账号暂时不能登录', text: '平台提示这个账号有风险。可以过一天再试', other: call, again: false },
  'city-not-found': { title: '没有这个城市', text: '换一个城市看看', again: false },
  'tile-not-found': { title: '这项服务已下架', text: '可以按主题找相近的服务', other: call, again: false },
  'venue-not-found': { title: '这个大厅不再接受预约', text: '回上一步换一个地点，您填的都还在', other: call, again: false },
  'slot-not-found': { title: '这个时间不能约了', text: '没有占用名额。换一个时间，您填的都还在', other: call, again: false },
  'booking-not-found': gone('个预约'),
  'bill-not-found': gone('份账单'),
  'order-not-found': gone('笔缴费'),
  'message-not-found': gone('条消息'),
  'route-not-found': { title: '没有打开这一页', text: '这个版本有些旧。关掉小程序再打开一次', other: call, again: false },
  'request-reused': { title: '这一次已经提交过', text: '内容和上次不一样，所以没有再办。回上一步看看结果', other: call, again: false },
  'too-large': { title: '还没有提交', text: '内容太多了。删短一些再提交，您填的都还在', other: call, again: false },
  'wrong-content-type': { title: '还没有提交', text: '这个版本有些旧。关掉小程序再打开一次', other: call, again: false },
  'too-many-requests': { title: '点得有些快', text: '没有重复提交，您填的都还在。过一分钟再试', again: true },
  'server-error': { title: '还没有办成', text: '我们的系统出了问题，您填的都还在。再试一次', other: call, again: true },
  'platform-unreachable': { title: '还没有办成', text: '平台暂时没有回应，您填的都还在。过一会儿再试', other: call, again: true },
  busy: { title: '现在办的人多', text: '没有占用名额，您填的都还在。等几秒再试', other: call, again: true },
  'no-network': { title: '没有网络', text: '您填的都还在。连上网再试一次', other: call, again: true },
  'no-answer': { title: '等了很久没有回应', text: '不确定有没有办成，您填的都还在。再试一次，不会重复办', other: call, again: true },
  'unreadable-answer': { title: '还没有办成', text: '收到的内容读不出来，您填的都还在。再试一次', other: call, again: true },
  'no-login-code': { title: '还没有登录', text: '没有拿到登录许可。检查网络后再点一次登录', again: true },
}

/** The same for a page that could not be read: nothing was asked for and nothing typed. */
export const readingWords: Partial<Record<AppFaultCode, Pick<FaultSentences, 'title' | 'text'>>> = {
  'no-network': { title: '没有网络', text: '这一页还没有看过，所以没有存下的内容。连上网再试一次' },
  'no-answer': { title: '等了很久没有回应', text: '可能是网络慢。再试一次' },
  'server-error': { title: '这一页没有打开', text: '我们的系统出了问题，您办过的事都还在。过一会儿再试' },
  'unreadable-answer': { title: '这一页没有打开', text: '收到的内容读不出来。再试一次' },
  'too-many-requests': { title: '点得有些快', text: '过一分钟再试' },
  busy: { title: '现在看的人多', text: '等几秒再试' },
  'platform-unreachable': { title: '这一页没有打开', text: '平台暂时没有回应。过一会儿再试' },
}

export interface FaultWords extends FaultSentences {
  code: AppFaultCode
  /** "编号 8F2C", only for faults worth telephoning about. */
  number?: string
}

/** The sentences for a code, with the number to quote when the fault is ours. */
export function wordsForFault(code: AppFaultCode, requestId?: string): FaultWords {
  const ours = code === 'server-error' || code === 'platform-unreachable'
  return { code, ...faultWords[code], ...(ours && requestId ? { number: `编号 ${requestId.slice(-6).toUpperCase()}` } : {}) }
}
