"""Compares every cell of a Parquet export with the CSV export of the same stores, as pyarrow, DuckDB and Polars see them.

    python3 tests/parquet_agrees.py COOKIES.parquet COOKIES.csv

Types, counts per category, party and purpose, the record of the read, and every cell, by every engine. Ends with status 1 and one line per
difference. Times of a CSV have no fractions of a second; Parquet's do."""
import csv, datetime, json, re, sys
import duckdb, polars, pyarrow as pa, pyarrow.parquet as pq

FLAGS = {"session", "secure", "http_only", "host_only", "partitioned"}
TIMES = {"created_at", "last_accessed_at", "expires_at"}


def undefused(text):
    return re.sub(r"(^|[,;\t\r\n])'", r"\1", text)


def as_csv(column, cell):
    """A cell in the words of the CSV."""
    if cell is None:
        return ""
    if column in FLAGS:
        return "true" if cell else "false"
    if column in TIMES:
        return cell.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    if column == "lifetime_days":
        return f"{cell:.1f}"
    return cell


def differences(engine, columns, rows, wanted):
    if len(rows) != len(wanted):
        yield f"{engine}: {len(rows)} rows, {len(wanted)} in the CSV"
    for number, (row, want) in enumerate(zip(rows, wanted), 1):
        for column, cell in zip(columns, row):
            told = as_csv(column, cell)
            if undefused(told).replace("'", "") != undefused(want[column]).replace("'", ""):
                yield f"{engine}: row {number}, {column}: {told!r}, {want[column]!r} in the CSV"


def of_types(schema):
    text = pa.dictionary(pa.int32(), pa.string())
    for field in schema:
        wanted = (pa.bool_() if field.name in FLAGS else pa.timestamp("us", tz="UTC") if field.name in TIMES
                  else pa.float64() if field.name == "lifetime_days" else text)
        if field.type != wanted:
            yield f"{field.name}: {field.type}, not {wanted}"


def main(parquet, table):
    with open(table, encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    arrow, frame, sql = pq.read_table(parquet).unify_dictionaries(), polars.read_parquet(parquet), duckdb.connect()
    sql.execute("SET TimeZone = 'UTC'")
    columns = arrow.column_names
    wrong = list(of_types(arrow.schema))
    if columns != list(wanted[0]):
        wrong.append(f"columns: {columns}")
    record = json.loads(pq.read_metadata(parquet).metadata[b"cookie-charter"])
    if sum(read["rows_read"] for read in record["reads"]) < len(wanted) or not all(read["files"] for read in record["reads"]):
        wrong.append("the record of the read")
    wrong += differences("pyarrow", columns, list(zip(*arrow.to_pydict().values())), wanted)
    wrong += differences("Polars", columns, frame.rows(), wanted)
    wrong += differences("DuckDB", columns, sql.execute("SELECT * FROM read_parquet(?)", [parquet]).fetchall(), wanted)
    for by in ("category", "party", "purpose"):
        counts = {}
        for row in wanted:
            counts[row[by]] = counts.get(row[by], 0) + 1
        found = {
            "pyarrow": {row[by]: row["name_count"] for row in arrow.select([by, "name"]).group_by(by).aggregate([("name", "count")]).to_pylist()},
            "Polars": dict(frame.group_by(by).len().rows()),
            "DuckDB": dict(sql.execute(f"SELECT {by}, count(*) FROM read_parquet(?) GROUP BY {by}", [parquet]).fetchall()),
        }
        wrong += [f"{engine}: {by}: {count}, not {counts}" for engine, count in found.items() if count != counts]
    print("\n".join(wrong[:50]) or f"{len(wanted)} rows and {len(columns)} columns are the same in pyarrow, DuckDB and Polars")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
