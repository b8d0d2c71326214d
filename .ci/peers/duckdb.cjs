// node duckdb.cjs SQL: prints the rows of the answer, cells joined by "|".
const { DuckDBInstance } = require('@duckdb/node-api');

(async () => {
  const db = await DuckDBInstance.create(':memory:');
  const connection = await db.connect();
  const answer = await connection.runAndReadAll(process.argv[2]);
  process.stdout.write(answer.getRows().map((row) => row.map(String).join('|')).join('\n') + '\n');
})();
