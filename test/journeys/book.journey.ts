/** From everyday words to a place at the counter, and the message about it. */
import { eventually, read } from '../setup/http-citizen'
import type { Around, Person, Step, Story } from './story'

interface PlatformInbox { messages: { templateId: string; title: string; lines: { label: string; value: string }[]; page: string }[] }
export const platformInbox = ({ stack, platform, citizenKey }: Around) => read<PlatformInbox>(`${stack.sandboxUrl}/device/${platform}/inbox?citizen=${citizenKey}`)

export const messageArrives = (title: string): Step => ({
  what: `the platform's own message "${title}" arrives`,
  async does(citizen, around) {
    const inbox = await eventually(() => platformInbox(around), ({ messages }) => messages.some((message) => message.title === title), { what: `a platform message "${title}"` })
    const message = inbox.messages.find((one) => one.title === title)!
    // Into the log, so that the two platforms' messages are compared word by word too.
    citizen.note({ api: 'message', outcome: title, about: `${message.lines.map(({ label, value }) => `${label} ${value}`).join('; ')} ${message.page}` })
  },
})

const toTheGuide: Step[] = [
  { what: 'opens the search', does: (citizen) => citizen.tap('搜索') },
  {
    what: 'types an everyday word',
    async does(citizen) {
      await citizen.type('说说要办什么', '领结婚证')
      await citizen.until('结婚登记')
    },
  },
  {
    what: 'opens the guide',
    async does(citizen) {
      await citizen.tap('结婚登记')
      await citizen.untilRoute('/service/guide/index')
      await citizen.until('要备材料')
    },
  },
]

const fillsIn = async (citizen: Person, name: string, mobile: string) => {
  await citizen.type('姓名', name)
  await citizen.type('手机号', mobile)
}

const booking = (slot: string, person: { name: string; mobile: string }): Step[] => [
  {
    what: 'goes on to book',
    async does(citizen) {
      await citizen.tap('预约办理')
      await citizen.until('云浦区婚姻登记处')
    },
  },
  {
    what: 'chooses the hall',
    async does(citizen) {
      await citizen.tap('云浦区婚姻登记处')
      await citizen.until(slot)
    },
  },
  { what: 'chooses the time', does: (citizen) => citizen.tap(slot) },
  { what: 'goes on to the person', does: (citizen) => citizen.tap('下一步') },
  { what: 'fills in name and mobile', does: (citizen) => fillsIn(citizen, person.name, person.mobile) },
  { what: 'goes on to confirm', does: (citizen) => citizen.tap('下一步') },
  {
    what: 'confirms',
    async does(citizen) {
      await citizen.tap('确认预约')
      await citizen.until('约好了')
    },
  },
]

const listed: Step = {
  what: 'finds it among the own bookings',
  async does(citizen) {
    await citizen.tap('我的预约')
    await citizen.untilRoute('/account/bookings/index')
    await citizen.until('结婚登记')
  },
}

const chen = { name: '陈知夏', mobile: '19900001001' }
const zhou = { name: '周岚', mobile: '19900001003' }

export const stories: Story[] = [
  { title: 'book a slot', citizen: 'chen-zhixia', steps: [...toTheGuide, ...booking('09:00–09:30', chen), listed, messageArrives('预约成功提醒')] },
  {
    title: 'book a slot, refusing messages', citizen: 'zhou-lan',
    steps: [
      { what: 'decides to refuse messages', does: async (citizen) => citizen.decide({ subscription: 'reject' }) },
      ...toTheGuide, ...booking('10:00–10:30', zhou), listed,
      {
        what: 'finds the message in the app only',
        async does(citizen, around) {
          await citizen.tab('消息')
          await citizen.until('结婚登记')
          const { messages } = await platformInbox(around)
          if (messages.length) throw new Error(`a refused message was sent: ${JSON.stringify(messages)}`)
        },
      },
    ],
  },
]
