/** A query that needs a proved name: prove it on the way, lose nothing, get the answer with its source and time. */
import type { Step, Story } from './story'

const toTheQuery: Step[] = [
  {
    what: 'taps the tile at home',
    async does(citizen) {
      await citizen.tap('公积金查询')
      await citizen.untilRoute('/service/guide/index')
    },
  },
  {
    what: 'goes on to ask',
    async does(citizen) {
      await citizen.tap({ className: 'btn', at: 0 }).catch(() => citizen.tap('查询'))
      await citizen.untilRoute('/service/query/index')
    },
  },
]

const provesName = (name: string, idNumber: string): Step[] => [
  {
    what: 'is asked to prove the name first',
    async does(citizen) {
      await citizen.until('去实名')
      await citizen.tap('去实名')
      await citizen.untilRoute('/account/real-name/index')
    },
  },
  {
    what: 'fills in and agrees',
    async does(citizen) {
      await citizen.type('姓名', name)
      await citizen.type('身份证号', idNumber)
      await citizen.tap('我同意')
    },
  },
  {
    what: 'shows the face',
    async does(citizen) {
      await citizen.tap('开始刷脸核对')
      await citizen.until('您已经实名')
    },
  },
  {
    what: 'goes back to the query',
    async does(citizen) {
      await citizen.tap('继续办')
      await citizen.untilRoute('/service/query/index')
      await citizen.until('同意并查询')
    },
  },
]

export const stories: Story[] = [
  {
    title: 'query the provident fund', citizen: 'chen-zhixia',
    steps: [
      ...toTheQuery, ...provesName('陈知夏', '990101199205170321'),
      {
        what: 'agrees and reads the answer',
        async does(citizen) {
          await citizen.tap('同意并查询')
          await citizen.until('账户余额')
        },
      },
    ],
  },
  {
    title: 'query with nothing to find', citizen: 'he-xiaoman',
    steps: [
      ...toTheQuery, ...provesName('何小满', '990201200105210462'),
      {
        what: 'agrees and reads that there is nothing',
        async does(citizen) {
          await citizen.tap('同意并查询')
          await citizen.until('看办事指南')
        },
      },
    ],
  },
]
