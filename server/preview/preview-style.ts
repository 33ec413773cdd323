/** Colours, type and space of the visual system's tokens, written out because this page stands outside the app's build. */
export const previewStyle = `
*{box-sizing:border-box}
body{margin:0;background:#F3F5F8;color:#3A4654;font:15px/23px "PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif}
main{max-width:1240px;margin:0 auto;padding:32px 24px;display:grid;grid-template-columns:320px auto;gap:32px 48px;justify-content:center}
.top{padding-top:12px}
h1{margin:0 0 12px;font-size:28px;line-height:40px;font-weight:600;color:#17202B}
.top p{margin:0 0 24px}
.links{list-style:none;margin:0;padding:0;background:#fff;border-radius:12px;border:.5px solid #E3E8EE}
.links li{display:flex;flex-direction:column;padding:12px 16px;border-top:.5px solid #E3E8EE}
.links li:first-child{border-top:0}
.links span{font-size:13px;line-height:19px;color:#5C6877}
a{color:#1A5FAB;text-decoration:none}
a:hover{text-decoration:underline}
a:focus-visible{outline:2px solid #1A5FAB;outline-offset:2px;border-radius:4px}
.phones{display:flex;gap:32px;flex-wrap:wrap;justify-content:center}
.phone header{display:flex;align-items:baseline;gap:12px;margin:0 4px 12px}
.phone h2{margin:0;font-size:17px;line-height:24px;font-weight:600;color:#17202B}
.phone p{margin:0;font-size:13px;line-height:19px;color:#5C6877;flex:1}
.phone header a{font-size:13px;line-height:19px}
iframe{display:block;width:399px;height:860px;border:0;border-radius:44px;background:transparent}
@media (max-width:1200px){main{grid-template-columns:1fr;max-width:880px}.links{display:flex;flex-wrap:wrap}.links li{flex:1 1 200px;border-top:0;border-left:.5px solid #E3E8EE}.links li:first-child{border-left:0}}
@media (max-width:460px){main{padding:20px 12px}iframe{width:calc(100vw - 24px);max-width:399px}.links{flex-direction:column}.links li{border-left:0;border-top:.5px solid #E3E8EE}}
`
