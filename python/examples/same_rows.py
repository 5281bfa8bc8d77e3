"""Compares verdicts of two tables: counts per category, party and purpose, and every row after sorting.

    python same_rows.py ONE OTHER

ONE and OTHER are Parquet files or folders of them. A store is named by the last part of its path, without its ending: `export --recursive` names a
store by its file. Ends with status 1 and a line per difference.
"""

import os
import sys

import duckdb

from cookie_charter import VERDICTS

ROW = ["host", "name", "path", "top_level_site", "container", "epoch_us(created_at) AS created", "secure", "http_only", "same_site"]


def main(one, other):
    sql = duckdb.connect()
    sql.execute("SET TimeZone = 'UTC'")
    for view, path in (("one", one), ("other", other)):
        files = path if path.endswith(".parquet") and not os.path.isdir(path) else f"{path}/**/*.parquet"
        store = "regexp_replace(regexp_replace(store, '^.*/', ''), '[.]parquet$', '') AS store"
        columns = ", ".join([store, *ROW, *VERDICTS])
        sql.execute(f"CREATE TABLE {view} AS SELECT {columns} FROM read_parquet('{files}')")
    wrong = 0
    for column in ("category", "party", "purpose"):
        counts = [dict(sql.execute(f"SELECT {column}, count(*) FROM {view} GROUP BY 1 ORDER BY 1").fetchall()) for view in ("one", "other")]
        print(f"{column}: {counts[0]}" if counts[0] == counts[1] else f"{column}: {counts[0]} in {one}, {counts[1]} in {other}")
        wrong += counts[0] != counts[1]
    rows = [sql.execute(f"SELECT count(*) FROM {view}").fetchone()[0] for view in ("one", "other")]
    # Rows that one has more often than the other; nothing is left of equal ones, whatever their order.
    more = sql.execute("SELECT count(*) FROM (SELECT * FROM one EXCEPT ALL SELECT * FROM other)").fetchone()[0]
    print(f"{rows[0]} and {rows[1]} rows, {more} of the first not among the second")
    return bool(wrong or more or rows[0] != rows[1])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
