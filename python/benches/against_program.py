"""`classify` from Python against the command line on the same rows, whole processes in turn: a table in Parquet in, the same with its verdicts out.

    python against_program.py PROGRAM TABLE.parquet [RUNS]

All rows are one store for both, as the command line takes a table. Medians of wall and processor time; "alone" is the call of `classify` by itself.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import pyarrow.parquet as pq

import cookie_charter

PYTHON = """
import sys, pyarrow.parquet, cookie_charter
table = cookie_charter.classify(pyarrow.parquet.read_table(sys.argv[1]), by=None)
pyarrow.parquet.write_table(table, sys.argv[2])
"""


def cost(command):
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - started, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(program, table, runs=5):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.parquet")
        commands = {"python": [sys.executable, "-c", PYTHON, table, out], "program": [program, "export", table, "--no-history", "-f", "parquet", "-o", out]}
        costs = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                costs[name].append(cost(command))
    wall, used = ({name: statistics.median(run[place] for run in runs) for name, runs in costs.items()} for place in (0, 1))
    print(f"wall: {wall['python']:.2f} s against {wall['program']:.2f} s, {wall['python'] / wall['program']:.2f} ×")
    print(f"processor time: {used['python']:.2f} s against {used['program']:.2f} s, {used['python'] / used['program']:.2f} ×")
    rows, alone = pq.read_table(table), []
    for _ in range(runs):
        started = time.process_time()
        cookie_charter.classify(rows, by=None)
        alone.append(time.process_time() - started)
    print(f"alone: {statistics.median(alone):.2f} s of processor time for {rows.num_rows} rows, {rows.num_rows / statistics.median(alone):,.0f} a second")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
