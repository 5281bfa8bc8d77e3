"""Starts a standalone Spark cluster on this machine, a master and two workers of one core, runs spark_crawl.py on it, and says what it cost.

    python spark_cluster.py CRAWL OUT [WAY]

pyspark, pandas (which pyspark asks for) and a Java runtime (17 or newer) are needed. What was started here is ended here.
"""

import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time

import pyspark

HOME = pathlib.Path(pyspark.__file__).parent
WORKERS = 2


class Cluster:
    """A master and its workers, as processes of this one."""

    def __init__(self, folder):
        self.folder, self.started = folder, []
        self.env = {**os.environ, "SPARK_HOME": str(HOME), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable,
                    "PYSPARK_DRIVER_PYTHON": sys.executable, "SPARK_WORKER_DIR": str(folder / "work"), "SPARK_LOCAL_DIRS": str(folder / "local")}

    def __enter__(self):
        self.master = self.start("master", "Master", ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0"], r"Starting Spark master at (spark://\S+)")
        for number in range(WORKERS):
            self.start(f"worker-{number}", "Worker", ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0", "--cores", "1", "--memory", "3g", self.master],
                       r"Successfully registered with master (\S+)")
        return self

    def start(self, name, kind, arguments, sign):
        """Starts a part, and waits until its log says that it is there."""
        log = self.folder / f"{name}.log"
        command = [HOME / "bin/spark-class", f"org.apache.spark.deploy.{kind.lower()}.{kind}", *arguments]
        with open(log, "w") as out:
            self.started.append(subprocess.Popen(list(map(str, command)), env=self.env, stdout=out, stderr=out))
        for _ in range(600):
            found = re.search(sign, log.read_text())
            if found:
                return found[1]
            if self.started[-1].poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit(f"{name} did not start:\n{log.read_text()}")

    def __exit__(self, *_):
        for process in reversed(self.started):
            process.terminate()
        for process in self.started:
            process.wait()

    def submit(self, arguments):
        command = [HOME / "bin/spark-submit", "--master", self.master, "--executor-memory", "2g", "--driver-memory", "2g",
                   "--conf", "spark.sql.shuffle.partitions=8", pathlib.Path(__file__).with_name("spark_crawl.py"), *arguments]
        return subprocess.run(list(map(str, command)), env=self.env, stdout=subprocess.PIPE, stderr=open(self.folder / "submit.log", "w"), text=True)


def run(crawl, out, way="batches"):
    """What spark_crawl.py prints, and the seconds of processor time of master, workers, driver and their processes of Python."""
    before = used()
    with tempfile.TemporaryDirectory(prefix="spark-") as folder:
        folder = pathlib.Path(folder)
        with Cluster(folder) as cluster:
            done = cluster.submit([os.path.abspath(crawl), os.path.abspath(out), "--way", way])
            if done.returncode:
                log = (folder / "submit.log").read_text().splitlines()
                sys.exit("\n".join([line for line in log if " INFO " not in line][-40:]))
    # All have ended: what they took is counted only then.
    return done.stdout.strip(), used() - before


def used():
    """Seconds of processor time of processes that were started here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main(crawl, out, way="batches"):
    answer, seconds = run(crawl, out, way)
    print(answer)
    print(f"processor time of master, workers and their processes: {seconds:.1f} s")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
