// node polars.cjs FILE KEYS VALUE WHAT: groups FILE by KEYS, a list with commas
// ("date:month" is the month of the column date), and prints for each group the
// sum (WHAT is sum) or the number of different values (distinct) of VALUE.
const pl = require('nodejs-polars');

const [file, keys, value, what] = process.argv.slice(2);
const names = keys.split(',').map((key) => key.split(':')[0]);
let table = pl.readCSV(file, { columns: [...new Set([...names, value])] });
const groups = keys.split(',').map((key) => {
  const [name, unit] = key.split(':');
  if (unit) table = table.withColumn(pl.col(name).str.slice(0, 7).alias('month'));
  return unit || name;
});
const column = pl.col(value);
const answer = table.groupBy(groups).agg((what === 'distinct' ? column.nUnique() : column.sum()).alias('answer'));
process.stdout.write(answer.select(...groups, 'answer').rows().map((row) => row.join('|')).join('\n') + '\n');
