import type { ThemeConfig } from 'antd'

/** The same quiet blue as the citizens' app; see visual.md, Console. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1A5FAB',
    colorLink: '#1A5FAB',
    colorSuccess: '#17764A',
    colorWarning: '#8F5400',
    colorError: '#B92D24',
    colorTextBase: '#17202B',
    colorBgLayout: '#F3F5F8',
    colorBorder: '#CDD5DE',
    colorBorderSecondary: '#E3E8EE',
    borderRadius: 6,
    fontSize: 14,
    controlHeight: 34,
    wireframe: false,
    fontFamily: '"PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif',
  },
}
