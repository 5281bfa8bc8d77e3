"""A core dump of the running window holds no value: opens stores full of values that occur nowhere else, dumps the process, looks for them.

dump.py PROGRAM FOLDER, in a session with a display and the accessibility bus.
"""

import json
import pathlib
import re
import secrets
import sqlite3
import struct
import subprocess
import sys
import time

import a11y

PROGRAM, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
CHOSEN = "firefox-database-000000"
# What SQLite has copied is overwritten by asking the allocator for what it got back, which is no promise: in 15 runs of 16 nothing was left,
# in one a piece of one value. Before anything was done about it, 125,176 of the 125,300 values were found.
LEFT = 2

# A value is three of these: what is left of one after part of it was written over still shows.
PIECE = re.compile(rb"zq[0-9a-f]{12}")


class Markers:
    """Values that occur nowhere else, and where each was put."""

    def __init__(self):
        self.place = {}

    def value(self, place, length=0):
        pieces = [b"zq" + secrets.token_hex(6).encode() for _ in range(3)]
        for piece in pieces:
            self.place[piece] = place
        filler = b"x" * max(0, length - 3 * 14)
        return (pieces[0] + filler + pieces[1] + b"." + pieces[2]).decode()

    def found(self, core):
        """The values that are in the dump, wholly or in part, by kind of place."""
        seen = {}
        with open(core, "rb") as file:
            tail = b""
            while block := file.read(1 << 24):
                for piece in PIECE.findall(tail + block):
                    if place := self.place.get(piece):
                        seen.setdefault(place.split("#")[0], set()).add(place)
                tail = block[-16:]
        return seen

    def count(self):
        return len(set(self.place.values()))


MARKERS = Markers()

FIREFOX = """PRAGMA page_size=32768; CREATE TABLE moz_cookies(id INTEGER PRIMARY KEY, originAttributes TEXT NOT NULL DEFAULT '', name TEXT, value TEXT, host TEXT,
 path TEXT, expiry INTEGER, lastAccessed INTEGER, creationTime INTEGER, isSecure INTEGER, isHttpOnly INTEGER, inBrowserElement INTEGER DEFAULT 0,
 sameSite INTEGER DEFAULT 0, schemeMap INTEGER DEFAULT 0, isPartitionedAttributeSet INTEGER DEFAULT 0, updateTime INTEGER,
 UNIQUE(name, host, path, originAttributes)); PRAGMA user_version=17"""
CHROMIUM = """CREATE TABLE meta(key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR); INSERT INTO meta VALUES('version', '24');
 CREATE TABLE cookies(creation_utc INTEGER NOT NULL, host_key TEXT NOT NULL, top_frame_site_key TEXT NOT NULL, name TEXT NOT NULL,
 value TEXT NOT NULL, encrypted_value BLOB NOT NULL, path TEXT NOT NULL, expires_utc INTEGER NOT NULL, is_secure INTEGER NOT NULL,
 is_httponly INTEGER NOT NULL, last_access_utc INTEGER NOT NULL, has_expires INTEGER NOT NULL, is_persistent INTEGER NOT NULL,
 priority INTEGER NOT NULL, samesite INTEGER NOT NULL, source_scheme INTEGER NOT NULL, source_port INTEGER NOT NULL,
 last_update_utc INTEGER NOT NULL, source_type INTEGER NOT NULL, has_cross_site_ancestor INTEGER NOT NULL)"""


def firefox_row(db, place, number, length=0):
    value = MARKERS.value(f"{place}#{number}", length)
    created = 1_795_000_000_000_000 + number
    db.execute("INSERT INTO moz_cookies(name, value, host, path, expiry, lastAccessed, creationTime, isSecure, isHttpOnly, updateTime) VALUES(?,?,?,'/',?,?,?,1,1,?)",
               (f"{place.replace(' ', '-')}-{number:06}", value, f"www.site{number % 500}.fr", 1_895_000_000_000, created, created, created))


def chromium_row(db, place, number, length=0):
    value = MARKERS.value(f"{place}#{number}", length)
    created = 13_400_000_000_000_000 + number
    db.execute("INSERT INTO cookies VALUES(?,?,'',?,?,x'','/',?,1,1,?,1,1,1,1,2,443,?,1,0)",
               (created, f"www.site{number % 500}.fr", f"{place.replace(' ', '-')}-{number:06}", value, 13_500_000_000_000_000, created, created))


def store(path, schema, row, kind, rows):
    """A database with a log that was not written back; the connection keeps it so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(schema)
    db.execute("BEGIN")
    for number in range(rows):
        # Some values are longer than a page, so that they lie on pages of their own.
        row(db, f"{kind} database", number, 40_000 if number % 100 == 7 else 0)
    db.execute("COMMIT")
    return db


def with_log(db, row, kind, rows, table):
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA wal_autocheckpoint=0")
    db.execute("BEGIN")
    for number in range(rows):
        row(db, f"{kind} log", number, 40_000 if number % 50 == 7 else 0)
    for number in range(100, 200):
        db.execute(f"UPDATE {table} SET value = ? WHERE name = ?", (MARKERS.value(f"{kind} log#u{number}"), f"{kind}-database-{number:06}"))
    db.execute("COMMIT")


def block(data):
    """An LZ4 block of literals alone, in the frame of Mozilla."""
    out, length = bytearray(), len(data)
    out.append(0xF0 if length >= 15 else length << 4)
    rest = length - 15
    while rest >= 255:
        out.append(255)
        rest -= 255
    if length >= 15:
        out.append(rest)
    return b"mozLz40\0" + struct.pack("<I", length) + bytes(out) + data


def session(path, cookies):
    path.parent.mkdir(parents=True, exist_ok=True)
    entries = [{"host": f"www.site{number % 500}.fr", "name": f"session-{number:06}", "path": "/",
                "value": MARKERS.value(f"session file#{number}")} for number in range(cookies)]
    path.write_bytes(block(json.dumps({"version": ["sessionrestore", 1], "cookies": entries}).encode()))


def make(folder):
    """Stores of both families with logs and a session file, and one large enough to be read by several threads."""
    open_databases = []
    profile = folder / "profile.default"
    db = store(profile / "cookies.sqlite", FIREFOX, firefox_row, "firefox", 2_000)
    with_log(db, firefox_row, "firefox", 300, "moz_cookies")
    session(profile / "sessionstore-backups" / "recovery.jsonlz4", 500)
    open_databases.append(db)
    db = store(folder / "Default" / "Cookies", CHROMIUM, chromium_row, "chromium", 2_000)
    with_log(db, chromium_row, "chromium", 300, "cookies")
    open_databases.append(db)
    large = store(folder / "large" / "cookies.sqlite", FIREFOX, firefox_row, "large", 120_000)
    large.close()
    return [profile, folder / "Default" / "Cookies", folder / "large" / "cookies.sqlite"], open_databases


def dump(pid, name):
    """Markers in a core dump of the process. None when this system does not let one be made."""
    prefix = FOLDER / name
    made = subprocess.run(["gcore", "-o", str(prefix), str(pid)], capture_output=True, text=True)
    core = pathlib.Path(f"{prefix}.{pid}")
    if not core.exists():
        print("skipped: no core dump of the program can be made here:", *made.stderr.strip().splitlines()[-1:])
        return None
    found, size = MARKERS.found(core), core.stat().st_size
    core.unlink()
    print(f"{name}: {sum(map(len, found.values()))} of {MARKERS.count()} values in {size >> 20} MB", {kind: len(places) for kind, places in found.items()} or "")
    return set().union(*found.values())


def main():
    stores, _open = make(FOLDER / "stores")
    program = subprocess.Popen([PROGRAM, *map(str, stores)])
    try:
        a11y.seen("3 stores", seconds=120)
        a11y.press("Cookies")
        # Sites, table and sums are made after that, from what was read.
        a11y.seen(CHOSEN)
        time.sleep(2)
        read = dump(program.pid, "after reading")
        if read is None:
            return
        assert len(read) <= LEFT, f"values were left in memory: {read}"
        a11y.press(f"{CHOSEN},", starts=True)
        a11y.press("Show the value")
        a11y.seen("Read again at")
        shown = dump(program.pid, "while one is shown")
        assert "firefox database#0" in shown, "the value that is shown must be found, or the search is blind"
        assert len(shown) <= 1 + LEFT, f"values were left in memory: {shown}"
        a11y.press("Hide the value")
        time.sleep(1)
        # What was spoken to the accessibility bus is in the memory of the bus, which is not ours to overwrite.
        hidden = dump(program.pid, "after hiding it")
        assert len(hidden - {"firefox database#0"}) <= LEFT, f"values were left in memory: {hidden}"
    finally:
        program.terminate()
        program.wait()


main()
