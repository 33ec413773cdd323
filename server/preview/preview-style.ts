/** Colours, type and space of the visual system's tokens, written out because this page stands outside the app's build. */
export const previewStyle = `
*{box-sizing:border-box}
body{margin:0;background:#F3F5F8;color:#3A4654;font:15px/23px "PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif}
main{max-width:1240px;margin:0 auto;padding:32px 24px;display:grid;grid-template-columns:280px auto;gap:32px 48px;justify-content:center}
.top{padding-top:12px}
h1{margin:0 0 12px;font-size:28px;line-height:40px;font-weight:600;color:#17202B}
.top p{margin:0 0 24px}
.top h2{margin:0 0 8px;font-size:17px;line-height:24px;font-weight:600;color:#17202B}
.top ol{margin:0 0 24px;padding-left:20px}
.top ol li{margin:0 0 4px;padding-left:4px}
.links{list-style:none;margin:0;padding:0;background:#fff;border-radius:12px;border:.5px solid #E3E8EE}
.links li{display:flex;flex-direction:column;padding:12px 16px;border-top:.5px solid #E3E8EE}
.links li:first-child{border-top:0}
.links span{font-size:13px;line-height:19px;color:#5C6877}
a{color:#1A5FAB;text-decoration:none}
a:hover{text-decoration:underline}
a:focus-visible{outline:2px solid #1A5FAB;outline-offset:2px;border-radius:4px}
.phones{display:flex;gap:32px;flex-wrap:wrap;justify-content:center}
.phone p{margin:12px 0 0;text-align:center;font-size:13px;line-height:19px}
iframe{display:block;width:399px;height:1140px;border:0;background:transparent}
@media (max-width:1230px){main{grid-template-columns:1fr;max-width:878px}.links{display:flex;flex-wrap:wrap}.links li{flex:1 1 200px;border-top:0;border-left:.5px solid #E3E8EE}.links li:first-child{border-left:0}}
@media (max-width:460px){main{padding:20px 0}.top{padding:0 16px}.links{flex-direction:column}.links li{flex:none;border-left:0;border-top:.5px solid #E3E8EE}.links li:first-child{border-top:0}.phone{width:100%}iframe{width:100%}}
`
