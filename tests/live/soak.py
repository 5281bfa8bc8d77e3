"""Reads the stores of running browsers again and again while they write.

    python3 tests/live/soak.py PROGRAM [--seconds 60] [--every 0.5] [--pause 150] [BROWSER ...]

BROWSER: firefox, chromium, epiphany, falkon, qutebrowser; all that are installed when none is named, one after the other. What is not installed is said to be
skipped. A server on this machine sets, changes and deletes cookies, in pages that a browser loads without end, and remembers each answer (`--pause`: milliseconds
between them). Each read must be what one moment of that history says, cookie by cookie and value by value, and no older than the browser's own delay: then no row
was lost, none stayed that had gone, and no two states were mixed. Also: what is called an earlier version was set once, the program held no lock while it read,
the browser complained of none, and its store is whole when it has ended. Ends with status 1 and one line per fault.
"""
import argparse, collections, json, os, shutil, sqlite3, subprocess, sys, tempfile, time

from browsers import ALL, Running
from server import Server, moment_of

LOOK_AT_EARLIER = 5  # one read of so many asks for earlier versions, too
LOOK_FOR_LOCKS = 7  # and during one of so many it is watched for locks: looking stops the processors


class Soak:
    def __init__(self, program, browser, home, server):
        self.program, self.browser, self.home, self.server = program, browser, home, server
        self.store = os.path.join(home, browser.store)
        self.faults, self.sums, self.notes = [], collections.Counter(), collections.Counter()
        self.oldest, self.largest = 0.0, 0

    def fault(self, sentence):
        self.faults.append(sentence)
        print(f"{self.browser.name}: {sentence}", flush=True)

    def report(self, *more):
        """The report of the program on the store; none when it refused, which is a fault."""
        command = [self.program, "export", self.store, "-f", "json", "--with-values", "--no-history", *more]
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
            process = subprocess.Popen(command, stdout=out, stderr=errors, env={"PATH": os.environ["PATH"], "HOME": self.home})
            while self.sums["reads"] % LOOK_FOR_LOCKS == 0 and process.poll() is None:
                if self.locks_of(process.pid):
                    self.fault("the program holds a lock on the store while it reads")
                time.sleep(0.01)
            if process.wait() != 0:
                errors.seek(0)
                return self.fault(f"status {process.returncode}: {errors.read().strip()}")
            out.seek(0)
            return json.load(out)

    def locks_of(self, process):
        """Locks of a process on a file of the store; those on its private copy harm nobody."""
        files = {str(os.stat(self.store + ending).st_ino) for ending in ("", "-wal", "-shm", "-journal") if os.path.exists(self.store + ending)}
        with open("/proc/locks") as locks:
            held = [line.split() for line in locks if "->" not in line]
        return [lock for lock in held if lock[4] == str(process) and lock[5].split(":")[-1] in files]

    def second_reader_finds(self, found):
        """Whether Python's SQLite finds the same cookies in a copy of the store as it stands now."""
        with tempfile.TemporaryDirectory() as folder:
            for ending in ("", "-wal", "-journal"):
                if os.path.exists(self.store + ending):
                    shutil.copy(self.store + ending, os.path.join(folder, "copy" + ending))
            with sqlite3.connect(os.path.join(folder, "copy")) as database:
                mozilla = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'moz_cookies'").fetchone()[0]
                table, host = ("moz_cookies", "host") if mozilla else ("cookies", "host_key")
                rows = set(database.execute(f"SELECT {host}, name FROM {table} WHERE {host} LIKE '%.localhost'"))
        return rows == set(found)

    def read(self, age_counts=True):
        with_earlier = self.sums["reads"] % LOOK_AT_EARLIER == 0
        begun = time.monotonic()
        report = self.report(*(["--with-superseded"] if with_earlier else []))
        history = self.server.so_far()
        self.sums["reads"] += 1
        if report is None:
            return
        self.count(report["reads"][0])
        found = {(row["host"], row["name"]): row["value"] for row in report["cookies"] if row["host"].endswith(".localhost")}
        self.largest = max(self.largest, len(found))
        moment, differing = moment_of(found, history)
        if moment is None and self.second_reader_finds(found):
            # Chromium puts off the deletion and the insertion of a cookie that is set again each by itself, and may write the one without the other.
            self.notes["the browser's own file stood between two moments"] += 1
        elif moment is None:
            self.fault(f"a read of {len(found)} cookies is no moment of the history; nearest by {len(differing)}: {'; '.join(differing[:5])}")
        elif moment < len(history) and age_counts:
            age = begun - history[moment][0]
            self.oldest = max(self.oldest, age)
            if age > self.browser.delay:
                self.fault(f"what was set {age:.1f} s before the read is not in it: {history[moment][1:]}")
        if with_earlier:
            self.look_at_earlier(report, history)

    def count(self, read):
        self.sums["from_log"] += read["rows_from_log"] or 0
        self.sums["deleted"] += read["rows_deleted_by_log"] or 0
        self.sums["with_log"] += any(file["role"] == "log" and file["size"] > 0 for file in read["files"])
        self.sums["untold"] += read["rows_from_log"] is None
        if read["rows_skipped"] or read["rows_lost"]:
            self.fault(f"rows skipped: {read['rows_skipped']}, lost: {read['rows_lost']}")
        self.notes.update(note if isinstance(note, str) else note["code"] for note in read["notes"])

    def look_at_earlier(self, report, history):
        was_set = {(host, name, value) for _, host, name, value in history}
        earlier = [(row["host"], row["name"], row["value"]) for row in report["superseded"]]
        self.sums["looked"] += 1
        self.sums["earlier"] += len(earlier)
        for row in earlier:
            if row[0].endswith(".localhost") and row not in was_set:
                self.fault(f"an earlier version that was never set: {row}")

    def run(self, seconds, every):
        running = Running(self.browser, self.home, self.server.url())
        try:
            deadline = time.monotonic() + 60
            while not (self.server.answers() and os.path.exists(self.store)) and time.monotonic() < deadline:
                time.sleep(0.1)
            if not os.path.exists(self.store):
                return self.fault(f"no store within a minute; the browser says: {' '.join(running.said())}")
            deadline = time.monotonic() + seconds
            while time.monotonic() < deadline:
                if not running.runs():
                    return self.fault("the browser ended by itself")
                self.read()
                time.sleep(every)
        finally:
            running.end()
        for complaint in running.complaints():
            self.fault(f"the browser says: {complaint}")
        self.read(age_counts=False)
        self.check_whole()

    def check_whole(self):
        copy = os.path.join(self.home, "whole")
        os.mkdir(copy)
        for ending in ("", "-wal", "-journal"):
            if os.path.exists(self.store + ending):
                shutil.copy(self.store + ending, os.path.join(copy, "store" + ending))
        said = sqlite3.connect(os.path.join(copy, "store")).execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            self.fault(f"the browser's store is damaged: {said}")

    def line(self):
        sums = self.sums
        return (
            f"{self.browser.name}: {sums['reads']} reads, {self.server.answers()} answers with cookies, up to {self.largest} cookies a read; "
            f"{sums['with_log']} reads with a log, {sums['from_log']} rows from it, {sums['deleted']} deleted by it, {sums['untold']} reads could not tell; "
            f"{sums['earlier']} earlier versions in {sums['looked']} looks; the oldest state was {self.oldest:.1f} s old; notes {dict(self.notes) or 'none'}; "
            f"{len(self.faults)} faults"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("browsers", nargs="*", metavar="BROWSER", help=", ".join(ALL))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--every", type=float, default=0.5)
    parser.add_argument("--pause", type=int, default=150)
    arguments = parser.parse_intermixed_args()
    faults = 0
    for name in arguments.browsers or ALL:
        if not ALL[name].program():
            print(f"{name}: skipped, it is not installed")
            continue
        server = Server(arguments.pause)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
            soak = Soak(os.path.realpath(arguments.program), ALL[name], home, server)
            soak.run(arguments.seconds, arguments.every)
        server.close()
        print(soak.line(), flush=True)
        faults += len(soak.faults)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
