import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { createRoot } from 'react-dom/client'
import { Console } from './routes'
import { theme } from './shared/theme'
import './shared/console.css'

createRoot(document.getElementById('console') as HTMLElement).render(
  <ConfigProvider locale={zhCN} theme={theme}>
    <Console />
  </ConfigProvider>,
)
