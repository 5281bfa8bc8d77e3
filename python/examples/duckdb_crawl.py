"""A crawl in Parquet, classified and counted in DuckDB.

    python duckdb_crawl.py CRAWL.parquet [OUT.parquet]
"""

import sys

import duckdb

import cookie_charter


def classified(sql, crawl):
    """The crawl with its verdicts, as a table that DuckDB queries where it lies."""
    # Only what a cookie is made of is read from the file; a relation is handed over as a stream of Arrow batches.
    return cookie_charter.classify(sql.read_parquet(crawl), by="store")


def main(crawl, out=None):
    sql = duckdb.connect()
    cookies = classified(sql, crawl)
    print(sql.sql("SELECT party, consent, count(*) AS cookies, count(DISTINCT store) AS stores FROM cookies GROUP BY ALL ORDER BY ALL"))
    if out:
        sql.execute("COPY (SELECT * FROM cookies) TO ? (FORMAT parquet)", [out])


if __name__ == "__main__":
    main(*sys.argv[1:])
