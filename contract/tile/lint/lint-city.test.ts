/** Each rule has a planted violation: what is not caught here is not a rule. */
import type { AppointmentFlow, BillFlow, QueryFlow } from '../flow'
import type { Static } from '@sinclair/typebox'
import type { City } from '../city'
import type { Tile } from '../tile'
import { aCity } from '../../../test/builders/city-files'
import { lintCity, tileRules, type CityFiles } from './lint-city'
import { cityRules } from './city-rules'

type Appointment = AppointmentFlow
type Query = Static<typeof QueryFlow>
type Bill = Static<typeof BillFlow>

const tileOf = (files: CityFiles, key: string) => files.tiles.find((tile) => tile.key === key)?.json as Tile
const look = (files: CityFiles) => tileOf(files, 'look').flows[0] as Query
const book = (files: CityFiles) => tileOf(files, 'book').flows[0] as Appointment
const pay = (files: CityFiles) => tileOf(files, 'pay').flows[0] as Bill
const cityOf = (files: CityFiles) => files.city.json as City

/** Rule, what is planted, file and path that must be named. */
type Planted = [rule: string, plant: (files: CityFiles) => void, file: string, path: string]

const planted: Planted[] = [
  ['code-checksum', (f) => { tileOf(f, 'look').identity.department.uscc = '12990100710001032Y' }, 'look', '/identity/department/uscc'],
  ['implementation-code', (f) => { tileOf(f, 'look').identity.implementationCode = `${'1'.repeat(19)}001199003000` }, 'look', '/identity/implementationCode'],
  ['catalogue-item', (f) => { tileOf(f, 'look').identity.basicCode = '009999999999' }, 'look', '/identity/basicCode'],
  ['catalogue-item', (f) => { tileOf(f, 'look').identity.name = '公积金随便看' }, 'look', '/identity/name'],
  ['catalogue-item', (f) => { tileOf(f, 'look').identity.powerClass = 'licence' }, 'look', '/identity/powerClass'],
  ['statutory-time', (f) => { tileOf(f, 'book').guide.statutoryTime.workingDays = 31 }, 'book', '/guide/statutoryTime/workingDays'],
  ['promised-time', (f) => { tileOf(f, 'book').guide.promisedTime.workingDays = 31 }, 'book', '/guide/promisedTime/workingDays'],
  ['case-type', (f) => { tileOf(f, 'look').guide.caseType = 'promised' }, 'look', '/guide/caseType'],
  ['visits', (f) => { tileOf(f, 'book').guide.visits = 0 }, 'book', '/guide/visits'],
  ['visits', (f) => { tileOf(f, 'look').guide.visits = 2 }, 'look', '/guide/visits'],
  ['visits', (f) => { delete tileOf(f, 'book').guide.visitReason }, 'book', '/guide/visitReason'],
  ['online-depth', (f) => { tileOf(f, 'look').guide.onlineDepth = 'information' }, 'look', '/guide/onlineDepth'],
  ['material-basis', (f) => { tileOf(f, 'book').guide.materials[0].basis = '按惯例' }, 'book', '/guide/materials/0/basis'],
  ['material-condition', (f) => { tileOf(f, 'book').guide.materials[0].necessity = 'conditional' }, 'book', '/guide/materials/0/condition'],
  ['material-condition', (f) => { tileOf(f, 'book').guide.materials[0].condition = '有时候' }, 'book', '/guide/materials/0/condition'],
  ['material-shared', (f) => { tileOf(f, 'book').guide.materials[0].source = 'shared' }, 'book', '/guide/materials/0/sharedFrom'],
  ['material-shared', (f) => { tileOf(f, 'book').guide.materials[0].sharedFrom = '公安局人口库' }, 'book', '/guide/materials/0/source'],
  ['material-shared', (f) => { tileOf(f, 'look').guide.materials[0].sharedFrom = '公安局人口库，户口簿不用带' }, 'look', '/guide/materials/0/sharedFrom'],
  ['material-shared', (f) => { tileOf(f, 'look').guide.materials[0].sharedFrom = '实名认证时已经核对过' }, 'look', '/guide/materials/0/sharedFrom'],
  ['circular-proof', (f) => { tileOf(f, 'book').guide.result = { name: '身份证', kind: 'certificate' } }, 'book', '/guide/materials/0'],
  ['circular-proof', (f) => {
    tileOf(f, 'book').guide.result = { name: '甲证', kind: 'certificate' }
    tileOf(f, 'book').guide.materials[0].name = '乙证'
    tileOf(f, 'look').guide.result = { name: '乙证', kind: 'certificate' }
    Object.assign(tileOf(f, 'look').guide.materials[0], { name: '甲证', source: 'ask', sharedFrom: undefined })
  }, 'look', '/guide/materials/0'],
  ['fee-basis', (f) => { tileOf(f, 'book').guide.fees[0].basis.title = '本局规定' }, 'book', '/guide/fees/0/basis/title'],
  ['fee-in-guide', (f) => { tileOf(f, 'book').flows.push({ kind: 'fee', key: 'fee', title: '缴费', items: [{ name: '加急费', amountInFen: 100, basis: { title: '《收费办法》' } }], payee: { name: '财政局', receipt: '当场开' } }) }, 'book', '/flows/1/items/0'],
  ['keys-once', (f) => { tileOf(f, 'book').guide.materials.push({ ...tileOf(f, 'book').guide.materials[0] }) }, 'book', '/guide/materials/1/key'],
  ['input-in-guide', (f) => { look(f).inputs.push({ key: 'income', label: '月收入', kind: 'text', required: true }) }, 'look', '/flows/0/inputs/2/serves'],
  ['input-in-guide', (f) => { look(f).inputs[0].serves = 'diploma' }, 'look', '/flows/0/inputs/0/serves'],
  ['input-not-asked-twice', (f) => { look(f).inputs.push({ key: 'again', label: '住址', kind: 'text', required: true, serves: 'identity' }) }, 'look', '/flows/0/inputs/2/serves'],
  ['input-reachable', (f) => { look(f).inputs[0].showIf = { field: 'id-number', is: 'filled' } }, 'look', '/flows/0/inputs/0/showIf/field'],
  ['input-form', (f) => { look(f).inputs[0].kind = 'choice' }, 'look', '/flows/0/inputs/0/options'],
  ['input-form', (f) => { look(f).inputs[0].pattern = '(?<=a)b' }, 'look', '/flows/0/inputs/0/pattern'],
  ['input-form', (f) => { look(f).inputs[1].key = 'name' }, 'look', '/flows/0/inputs/1/key'],
  ['personal-data-level', (f) => { tileOf(f, 'look').assurance.submit = 1 }, 'look', '/assurance/submit'],
  ['venue-exists', (f) => { tileOf(f, 'book').guide.halls[0].venue = 'nowhere' }, 'book', '/guide/halls/0/venue'],
  ['venue-exists', (f) => { book(f).venues[0].venue = 'nowhere' }, 'book', '/flows/0/venues/0/venue'],
  ['connector-exists', (f) => { look(f).connector.name = 'nobody' }, 'look', '/flows/0/connector/name'],
  ['connector-exists', (f) => { look(f).connector.operation = 'bills' }, 'look', '/flows/0/connector/operation'],
  ['connector-exists', (f) => { pay(f).connector.name = 'provident-fund' }, 'pay', '/flows/0/connector/name'],
  ['view-value', (f) => { look(f).view.facts[0].value = 'shoe-size' }, 'look', '/flows/0/view/facts/0/value'],
  ['message-template', (f) => { cityOf(f).templates = cityOf(f).templates.filter((template) => template.event !== 'query-answered') }, 'look', '/messages/0/template'],
  ['message-template', (f) => { tileOf(f, 'look').messages[0].event = 'booking-made' }, 'look', '/messages/0/event'],
  ['schedule', (f) => { book(f).venues[0].schedule[0].slotMinutes = 35 }, 'book', '/flows/0/venues/0/schedule/0/slotMinutes'],
  ['schedule', (f) => { book(f).venues[0].schedule[0].to = '08:00' }, 'book', '/flows/0/venues/0/schedule/0/to'],
  ['schedule', (f) => { book(f).venues[0].schedule.push({ ...book(f).venues[0].schedule[0] }) }, 'book', '/flows/0/venues/0/schedule/1'],
  ['schedule', (f) => { Object.assign(book(f).venues[0].schedule[0], { from: '05:00', to: '06:00' }) }, 'book', '/flows/0/venues/0/schedule/0'],
  ['schedule-limits', (f) => { Object.assign(book(f), { horizonDays: 1, leadMinutes: 1440 }) }, 'book', '/flows/0/leadMinutes'],
  ['schedule-limits', (f) => { book(f).venues.push({ ...book(f).venues[0] }) }, 'book', '/flows/0/venues/1/venue'],
  ['plain-words', (f) => { tileOf(f, 'look').guide.summary = '温馨提示：看余额' }, 'look', '/guide/summary'],
  ['plain-words', (f) => { tileOf(f, 'book').guide.questions[0].answer = '材料不齐的予以退回' }, 'book', '/guide/questions/0/answer'],
  ['schema', (f) => { tileOf(f, 'look').identity.shortName = '住房公积金查询' }, 'look', '/identity/shortName'],
  ['brand-contrast', (f) => { cityOf(f).brand.brand600 = '#8DB6E0' }, 'city', '/brand/brand600'],
  ['tile-exists', (f) => { cityOf(f).lifeEvents[0].tiles[0] = 'nothing' }, 'city', '/lifeEvents/0/tiles/0'],
  ['tile-exists', (f) => { cityOf(f).notices[0].tile = 'nothing' }, 'city', '/notices/0/tile'],
  ['keys-once', (f) => { cityOf(f).venues.push({ ...cityOf(f).venues[0] }) }, 'city', '/venues/1/key'],
  ['templates-complete', (f) => { cityOf(f).templates = [] }, 'city', '/templates'],
  ['plain-words', (f) => { cityOf(f).notices[0].title = '好消息！' }, 'city', '/notices/0/title'],
  ['file-name', (f) => { cityOf(f).code = 'elsewhere' }, 'city', '/code'],
  ['schema', (f) => { (tileOf(f, 'look') as { guide: unknown }).guide = undefined }, 'look', '/guide'],
  ['schema', (f) => { Object.assign(tileOf(f, 'look').guide, { tips: '多一项' }) }, 'look', '/guide/tips'],
  ['schema', (f) => { Object.assign(look(f), { freshMinutes: '很久' }) }, 'look', '/flows/0/freshMinutes'],
  ['schema', (f) => { Object.assign(tileOf(f, 'look').identity, { verb: 'gaze' }) }, 'look', '/identity/verb'],
]

test('the city of this test is clean before anything is planted', () => {
  expect(lintCity(aCity())).toEqual([])
})

test.each(planted)('%s is found and named with file and place (%#)', (rule, plant, file, path) => {
  const files = aCity()
  plant(files)
  const found = lintCity(files).filter((problem) => problem.file.includes(file === 'city' ? 'city.json' : `/${file}/`))
  expect(found.map((problem) => [problem.rule, problem.path])).toContainEqual([rule, path])
  for (const problem of found) expect(problem.reason).toMatch(/\p{Script=Han}/u)
})

test('every rule there is has a planted violation', () => {
  const shown = new Set(planted.map(([rule]) => rule))
  expect([...tileRules, ...cityRules].map((rule) => rule.id).filter((id) => !shown.has(id))).toEqual([])
})
