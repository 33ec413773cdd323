/** The first page on a laptop: the same city in two phones. No script, one inline style, frames from the phones' own addresses. */
import { previewStyle } from './preview-style'

interface Place {
  /** Of this request, so that the page also works from another machine in the room. */
  hostname: string
  ports: { wechat: number; alipay: number }
  sandboxPort: string
  hasConsole: boolean
}

/** The phone's own page names its platform and who holds it; here stands only the way out of the frame. */
const phone = (place: Place, skin: { platform: 'wechat' | 'alipay'; name: string }) => {
  const address = `http://${place.hostname}:${place.ports[skin.platform]}/phone`
  return `<section class="phone" aria-label="${skin.name}手机">
    <iframe src="${address}?frame=1" title="${skin.name}手机" allow="clipboard-write"></iframe>
    <p><a href="${address}" target="_blank" rel="noreferrer">在新窗口里打开这部${skin.name}手机</a></p>
  </section>`
}

const row = (name: string, href: string, note: string) => `<li><a href="${href}">${name}</a><span>${note}</span></li>`

/** A first walk through the three kinds of service. The numbers to type stand on the card below each phone. */
const tries = [
  '在“不动产登记”里约一个时间',
  '用“公积金查询”看余额；先实名，姓名和身份证号在手机下面的卡片上',
  '在“水费”里填卡片上的户号，缴清一笔',
  '点手机上方的“微信提醒”或“支付宝消息”，看平台发来的消息',
]

export function previewPage(place: Place): { html: string; policy: string } {
  const frames = `http://${place.hostname}:${place.ports.wechat} http://${place.hostname}:${place.ports.alipay}`
  const policy = `default-src 'none'; style-src 'unsafe-inline'; frame-src ${frames}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  const links = [
    ...(place.hasConsole ? [row('管理台', '/console/', '账号 operator，密码 operator-demo')] : []),
    row('接口文档', '/docs', 'OpenAPI，和代码同步'),
    row('沙箱', `http://${place.hostname}:${place.sandboxPort}/`, '两个平台和各部门都在这里扮演'),
  ]
  const html = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>一座城市，两部手机</title><style>${previewStyle}</style></head>
<body>
<main>
  <header class="top">
    <h1>一座城市，两部手机</h1>
    <p>同一个小程序，一部在微信里，一部在支付宝里。预约、查询、缴费都走真的协议，平台和部门由沙箱扮演。人、城市和金额都是虚构的。</p>
    <h2>试一试</h2>
    <ol>${tries.map((each) => `<li>${each}</li>`).join('')}</ol>
    <ul class="links">${links.join('')}</ul>
  </header>
  <div class="phones">
    ${phone(place, { platform: 'wechat', name: '微信' })}
    ${phone(place, { platform: 'alipay', name: '支付宝' })}
  </div>
</main>
</body>
</html>`
  return { html, policy }
}
