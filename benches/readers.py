"""Reading alone, beside other readers of the same file: browser_cookie3, rookie and sqlite3.

    pip install browser_cookie3 rookiepy
    cargo build --release --example open
    python3 benches/readers.py target/release/examples/open [--rows 1000000] [--runs 5]

Makes one store of Firefox (schema 17) and one of Chromium (schema 23, its values encrypted as on a Linux without keyring, because rookie gives no others; schema 24
puts a sum before each, which not all take off), in the system's temporary folder, once. Whole processes in turn, values included; medians of wall and processor time, and how each compares with ours. Before that each says how many cookies it gave:
they must all give every row. What is not installed is left out and said.
"""
import argparse, hashlib, importlib.util, os, resource, shutil, sqlite3, statistics, subprocess, sys, tempfile, time

FIREFOX = """CREATE TABLE moz_cookies (id INTEGER PRIMARY KEY, originAttributes TEXT NOT NULL DEFAULT '', name TEXT, value TEXT, host TEXT, path TEXT,
    expiry INTEGER, lastAccessed INTEGER, creationTime INTEGER, isSecure INTEGER, isHttpOnly INTEGER, inBrowserElement INTEGER DEFAULT 0,
    sameSite INTEGER DEFAULT 0, schemeMap INTEGER DEFAULT 0, isPartitionedAttributeSet INTEGER DEFAULT 0, updateTime INTEGER,
    CONSTRAINT moz_uniqueid UNIQUE (name, host, path, originAttributes)); PRAGMA user_version=17;"""
CHROMIUM = """CREATE TABLE meta(key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR); INSERT INTO meta VALUES('version', '23');
    CREATE TABLE cookies(creation_utc INTEGER NOT NULL, host_key TEXT NOT NULL, top_frame_site_key TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    encrypted_value BLOB NOT NULL, path TEXT NOT NULL, expires_utc INTEGER NOT NULL, is_secure INTEGER NOT NULL, is_httponly INTEGER NOT NULL,
    last_access_utc INTEGER NOT NULL, has_expires INTEGER NOT NULL, is_persistent INTEGER NOT NULL, priority INTEGER NOT NULL, samesite INTEGER NOT NULL,
    source_scheme INTEGER NOT NULL, source_port INTEGER NOT NULL, last_update_utc INTEGER NOT NULL, source_type INTEGER NOT NULL,
    has_cross_site_ancestor INTEGER NOT NULL);
    CREATE UNIQUE INDEX cookies_unique_index ON cookies(host_key, top_frame_site_key, has_cross_site_ancestor, name, path, source_scheme, source_port);"""
CREATED = 1_795_000_000_000_000  # µs since 1970
TO_1601 = 11_644_473_600_000_000
KEY = hashlib.pbkdf2_hmac("sha1", b"peanuts", b"saltysalt", 1, 16)


def firefox_row(i):
    host, name, value = plain(i)
    created = CREATED + i * 1000
    return (i + 1, "", name, value, host, "/", 1_830_000_000_000 + i, created, created, i % 2, int(i % 5 == 0), 0, 256, 2, 0, created)


def chromium_row(i):
    host, name, value = plain(i)
    created = CREATED + TO_1601 + i * 1000
    return (created, host, "", name, "", encrypted(value), "/", created + 10**13, i % 2, int(i % 5 == 0), created, 1, 1, 1, -1, 2, 443, created, 1, 0)


def encrypted(value):
    """A value as Chromium writes it where there is no keyring: AES-128 in CBC with a key that everybody knows."""
    from Cryptodome.Cipher import AES  # comes with browser_cookie3

    room = 16 - len(value) % 16
    return b"v10" + AES.new(KEY, AES.MODE_CBC, b" " * 16).encrypt(value.encode() + bytes([room] * room))


def plain(i):
    return f"{'.' if i % 3 else 'www.'}site{i % 50_000}.fr", f"app_{i // 50_000}_{i % 97}", f"GA1.{i % 20}.{i * 7919 % 1_000_000_007}.{CREATED // 10**6 + i % 100_000}"


STORES = {"firefox": ("cookies.sqlite", FIREFOX, "moz_cookies", firefox_row), "chromium": ("Cookies", CHROMIUM, "cookies", chromium_row)}


def made_store(kind, rows):
    name, schema, table, row = STORES[kind]
    folder = os.path.join(tempfile.gettempdir(), f"cookie-charter-readers-{kind}-{rows}")
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        os.makedirs(folder, exist_ok=True)
        unfinished = path + ".tmp"
        if os.path.exists(unfinished):
            os.remove(unfinished)
        db = sqlite3.connect(unfinished, isolation_level=None)
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; " + schema + " BEGIN;")
        marks = ",".join("?" * len(row(0)))
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", map(row, range(rows)))
        db.execute("COMMIT")
        db.close()
        os.rename(unfinished, path)
    return path


# Each gives every cookie of the file, and says how many. No keyring is asked: the values need none, and asking takes time or, without a session, fails.
BROWSER_COOKIE3 = "import browser_cookie3 as b, sys; b._LinuxPasswordManager.get_password = lambda *_: b.CHROMIUM_DEFAULT_PASSWORD; print(sum(1 for _ in b.{function}(cookie_file=sys.argv[1])))"
ROOKIE = "import rookiepy as r, sys; print(len(r.{function}(sys.argv[1])))"


def readers(kind, program):
    python = lambda code, function: [sys.executable, "-c", code.format(function=function)]
    yield "ours", [program, "--with-values"]
    if shutil.which("sqlite3"):
        # Behind a pipe somebody would have to read what it writes: the rows go nowhere, as in the other benches.
        yield "sqlite3 -csv", ["sh", "-c", f'sqlite3 -csv "$1" "SELECT * FROM {STORES[kind][2]}" >/dev/null && sqlite3 "$1" "SELECT max(rowid) FROM {STORES[kind][2]}"', "sh"]
    else:
        print("sqlite3 is not installed: left out")
    for module, code, function in (
        ("browser_cookie3", BROWSER_COOKIE3, {"firefox": "firefox", "chromium": "chromium"}[kind]),
        ("rookiepy", ROOKIE, {"firefox": "firefox_based", "chromium": "chromium_based"}[kind]),
    ):
        if importlib.util.find_spec(module):
            yield module, python(code, function)
        else:
            print(f"{module} is not installed: left out")


def timed(command, path, quiet):
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([*command, path], stdout=subprocess.DEVNULL if quiet else subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{command[0]}: {done.stderr.strip()}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", help="examples/open, built")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    for kind in STORES:
        path = made_store(kind, arguments.rows)
        all_readers = list(readers(kind, os.path.realpath(arguments.program)))
        for name, command in all_readers:
            said = timed(command, path, quiet=False)[2]
            print(f"{kind}, {name}: {said.splitlines()[0]}")
            if str(arguments.rows) not in said:
                sys.exit(f"{name} did not give all {arguments.rows} rows")
        times = {name: [] for name, _ in all_readers}
        for _ in range(arguments.runs):
            for name, command in all_readers:
                times[name].append(timed(command, path, quiet=True)[:2])
        ours = [statistics.median(run[i] for run in times["ours"]) for i in (0, 1)]
        for name, runs in times.items():
            wall, cpu = (statistics.median(run[i] for run in runs) for i in (0, 1))
            print(f"{kind}, {arguments.rows} rows, {name}: wall {wall:.3f} s, processor {cpu:.3f} s; ours takes {ours[0] / wall:.2f} × and {ours[1] / cpu:.2f} × of that")


if __name__ == "__main__":
    main()
