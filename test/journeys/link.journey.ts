/** What others provide: the app says who they are, and only then the citizen leaves, or stays. */
import type { Step, Story } from './story'

const ADDRESS = 'https://fuwu.nhsa.gov.cn/'

const toTheGuide: Step[] = [
  { what: 'opens the search', does: (citizen) => citizen.tap('搜索') },
  {
    what: 'types an everyday word',
    async does(citizen) {
      await citizen.type('说说要办什么', '外地看病报销')
      await citizen.until('异地就医备案')
    },
  },
  {
    what: 'opens the guide',
    async does(citizen) {
      await citizen.tap('异地就医备案')
      await citizen.untilRoute('/service/guide/index')
      await citizen.until('去备案')
    },
  },
]

const asksWho: Step = {
  what: 'reads who provides it',
  async does(citizen) {
    await citizen.tap('去备案')
    await citizen.until('这项由国家医疗保障局提供，将离开本小程序')
    await citizen.until(ADDRESS)
  },
}

const gone = (citizen: Parameters<Step['does']>[0]): void => {
  if (citizen.sees('将离开本小程序')) throw new Error('the sheet is still open')
}

export const stories: Story[] = [
  {
    title: 'leave for a service of others', citizen: 'chen-zhixia',
    steps: [
      ...toTheGuide, asksWho,
      {
        what: 'stays',
        async does(citizen) {
          await citizen.tap('先不去')
          gone(citizen)
        },
      },
      asksWho,
      {
        what: 'takes the address along',
        calls: [`setClipboardData ok ${ADDRESS}`, 'showToast ok 网址已复制'],
        async does(citizen) {
          await citizen.tap('复制网址')
          gone(citizen)
        },
      },
    ],
  },
]
