const checkFile = require('eslint-plugin-check-file')
const tseslint = require('typescript-eslint')

const MAX_LINES = 300
const WARN_FUNCTION_LINES = 60

/** A platform's name outside src/platform and config would bring back "if WeChat … else Alipay" everywhere. */
const platformGlobals = ['wx', 'my', 'tt', 'swan'].map((name) => ({ name, message: 'Platform code lives in src/platform only.' }))

module.exports = tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.data/', '.cache/', 'shots/', 'coverage/', 'docs/', 'test/**/fixtures/', 'test/bench/native-page/', 'sandbox/phones/public/**/*.min.js'] },
  {
    files: ['**/*.{ts,tsx,mts,js,cjs,mjs}'],
    extends: [tseslint.configs.recommended],
    plugins: { 'check-file': checkFile },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      'check-file/filename-naming-convention': ['error', { '**/*.{ts,tsx,mts,js,mjs,cjs}': 'KEBAB_CASE' }, { ignoreMiddleExtensions: true }],
      'check-file/folder-naming-convention': ['error', { '{contract,src,server,console,sandbox,test,scripts}/**/': 'KEBAB_CASE' }],
      'check-file/filename-blocklist': ['error', { '**/*{utils,helpers,common,misc,manager}*': '*-what-it-does' }],
      'max-lines': ['error', { max: MAX_LINES, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: WARN_FUNCTION_LINES, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'max-depth': ['error', 4],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', { selector: "MemberExpression[object.object.name='process'][object.property.name='env'][property.name='TARO_ENV']", message: 'TARO_ENV only in src/platform and config.' }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/platform/**'],
    rules: {
      'no-restricted-globals': ['error', ...platformGlobals, { name: 'window', message: 'Mini-programs have no window.' }, { name: 'document', message: 'Mini-programs have no document.' }, { name: 'Intl', message: 'Many phones have no Intl.' }, { name: 'fetch', message: 'Requests go through src/api.' }],
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [{ name: '@tarojs/taro', importNames: ['default'], message: 'Open platform calls go through src/platform.' }] }],
    },
  },
  { files: ['src/platform/**', 'config/**'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['server/**/*.ts', 'contract/**/*.ts', 'src/**/*.{ts,tsx}', 'console/**/*.{ts,tsx}'],
    ignores: ['server/config.ts', '**/*.test.ts', '**/*.test.tsx', 'console/vite.config.mts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'server/config.ts is the only reader of the environment.' }] },
  },
  // A page and its description are one function by the framework's nature, and a suite is one function by Jest's.
  { files: ['**/*.tsx', '**/*.test.ts', '**/*.journey.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['**/*.{js,cjs}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
