import pg from 'pg'
import { startPostgres } from './postgres'

describe('PostgreSQL for tests', () => {
  it('starts, gives empty databases, and leaves nothing behind', async () => {
    const postgres = await startPostgres()
    try {
      const client = new pg.Client({ connectionString: await postgres.newDatabase('first') })
      await client.connect()
      const { rows } = await client.query('select current_database() as name, count(*)::int as tables from pg_tables where schemaname = $1', ['public'])
      await client.end()
      expect(rows).toEqual([{ name: 'first', tables: 0 }])
    } finally {
      await postgres.stop()
    }
    const gone = new pg.Client({ connectionString: postgres.url('first') })
    await expect(gone.connect()).rejects.toThrow()
  })
})
