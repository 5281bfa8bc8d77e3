"""Spark on two workers of one core against one process, on the same rows: processor time, and whether the rows are the same.

    python spark_against_program.py PROGRAM STORES ROWS FOLDER [WAY]

Makes a crawl of ROWS cookies out of the folders of STORES in FOLDER (make_crawl.py) unless it is there, has it judged by the command line (store after
store), by one process of Python (a row group at a time) and by Spark (WAY as spark_crawl.py has it, `batches` without one), each once, and compares the rows of
the first with the others'. What Spark takes for a crawl of a thousand rows is its start. 10,000,000 rows take some 3 GB in FOLDER. pyspark, pandas, duckdb and a Java
runtime (17 or newer) are needed; run it when nothing else does.
"""

import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "examples"))

import make_crawl
import same_rows
import spark_cluster

# A row group holds whole stores, so that it can be judged by itself.
ONE_PROCESS = """
import sys, pyarrow.parquet as pq, cookie_charter
crawl, writer = pq.ParquetFile(sys.argv[1]), None
for group in range(crawl.num_row_groups):
    table = cookie_charter.classify(crawl.read_row_group(group), threads=1)
    writer = writer or pq.ParquetWriter(sys.argv[2], table.schema)
    writer.write_table(table)
writer.close()
"""


def cost(command, allowed=(0,)):
    """Seconds of processor time of a command."""
    before = spark_cluster.used()
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode not in allowed:
        sys.exit(done.stderr)
    return spark_cluster.used() - before


def crawl_of(program, stores, rows, folder):
    """A crawl in a folder, made once."""
    if not (folder / "crawl.parquet").exists():
        make_crawl.main(program, stores, rows, folder)
    return folder / "crawl.parquet"


def main(program, stores, rows, folder, way="batches"):
    folder = pathlib.Path(folder)
    crawl, tiny = crawl_of(program, stores, rows, folder / str(rows)), crawl_of(program, stores, 1_000, folder / "start")
    out = {name: crawl.parent / f"{name}.parquet" for name in ("program", "python", way)}
    program_time = cost([program, "export", crawl.parent / "stores", "--recursive", "--no-history", "-f", "parquet", "-o", out["program"]])
    print(f"command line, store after store: {program_time:.1f} s of processor time", flush=True)
    python_time = cost([sys.executable, "-c", ONE_PROCESS, crawl, out["python"]])
    print(f"one process of Python, a row group at a time: {python_time:.1f} s", flush=True)
    _, start = spark_cluster.run(tiny, folder / "start" / "out", way)
    answer, spark_time = spark_cluster.run(crawl, out[way], way)
    print(answer)
    print(f"Spark, {way}: {spark_time:.1f} s, of which its start is {start:.1f} s")
    for name, seconds in (("the command line", program_time), ("one process of Python", python_time)):
        print(f"against {name}: {spark_time / seconds:.2f} ×, without the start {(spark_time - start) / seconds:.2f} ×")
    wrong = [name for name in ("python", way) if same_rows.main(str(out["program"]), str(out[name]))]
    print(f"other rows: {', '.join(wrong)}" if wrong else "the same rows")
    return bool(wrong)


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), *sys.argv[4:]))
