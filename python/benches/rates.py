"""Rows a second and core that `classify` judges, by the size of stores; and its memory.

    python rates.py CRAWL.parquet [ROWS]

The rows of the crawl, repeated up to ROWS (a million), are cut into stores of several sizes. Processor time on one thread; the best of three runs.
"""

import resource
import sys
import time

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import cookie_charter

SIZES = [10, 100, 1_000, 10_000, 100_000, None]


def best(work, runs=3):
    figures = []
    for _ in range(runs):
        started, used = time.perf_counter(), time.process_time()
        work()
        figures.append((time.process_time() - used, time.perf_counter() - started))
    return min(figures)


def main(crawl, rows=1_000_000):
    table = pq.read_table(crawl)
    table = pa.concat_tables([table] * -(-rows // table.num_rows)).slice(0, rows).unify_dictionaries().combine_chunks()
    numbers = pa.array(range(rows), pa.int64())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for size in SIZES:
        stores = pc.divide(numbers, size or rows)
        cut = table.append_column("cut", stores)
        seconds, wall = best(lambda: cookie_charter.classify(cut, by="cut", threads=1))
        print(f"stores of {size or rows} rows: {rows / seconds:,.0f} rows a second of processor time, {wall:.2f} s")
    for threads in (1, 2):
        cut = table.append_column("cut", pc.divide(numbers, 100))
        seconds, wall = best(lambda: cookie_charter.classify(cut, by="cut", threads=threads))
        print(f"stores of 100 rows on {threads} threads: {seconds:.2f} s of processor time, {wall:.2f} s")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"most memory beyond the table: {grown / 1024:.0f} MB for {rows} rows")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
