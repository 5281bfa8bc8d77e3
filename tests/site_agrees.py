"""Counts anew, with Python's sqlite3 alone, what a visit to each site shows of a store, and compares it with what the program found.

    python3 tests/site_agrees.py firefox PLACES COOKIES FOUND.tsv
    python3 tests/site_agrees.py chromium HISTORY COOKIES FOUND.tsv

FOUND.tsv has a line per site and row: site, `own` or `foreign`, host, name, path. Stores must be copies, because SQLite writes beside what it
opens. Rules (docs/classification.md): a row counts for the site of its host, and for the site that its key names; a row without a key that may come
from another site also for the only site whose page was opened in the second before it, or else in the ten seconds before. Ends with status 1 and one line
per difference."""
import collections, re, sqlite3, sys, urllib.parse

SECOND = 1_000_000


def site(host):
    """Registrable domain, for the suffixes of these stores: two labels, three below gouv.fr."""
    host = host.lstrip(".").rstrip(".").lower()
    labels = host.split(".")
    if re.fullmatch(r"[0-9.]+|.*:.*", host):
        return host
    return ".".join(labels[-3 if host.endswith(".gouv.fr") else -2:])


def rows_of_firefox(db):
    query = "SELECT host, name, path, originAttributes, creationTime, sameSite, isPartitionedAttributeSet FROM moz_cookies"
    for host, name, path, attributes, created, same_site, asked in db.execute(query):
        attributes = dict(urllib.parse.parse_qsl(attributes.lstrip("^")))
        key = attributes.get("partitionKey", "")
        top = key.strip("()").split(",")[1] if key.startswith("(") else key or attributes.get("firstPartyDomain", "")
        yield host, name, path, site(top) if top else None, created, same_site in (0, 256), key != "" and not asked


def rows_of_chromium(db):
    columns = [row[1] for row in db.execute("PRAGMA table_info(cookies)")]
    key = "top_frame_site_key" if "top_frame_site_key" in columns else "''"
    for host, name, path, top, created, same_site in db.execute(f"SELECT host_key, name, path, {key}, creation_utc, samesite FROM cookies"):
        top = urllib.parse.urlsplit(top).hostname if top else None
        yield host, name, path, site(top) if top else None, created, same_site == 0, False


def visits_of_firefox(db):
    query = "SELECT visit_date, url FROM moz_historyvisits JOIN moz_places p ON p.id = place_id WHERE visit_type NOT IN (4, 7, 8) AND hidden = 0"
    return db.execute(query)


def visits_of_chromium(db):
    query = ("SELECT visit_time, u.url FROM visits v JOIN urls u ON u.id = v.url "
             "WHERE transition & 255 NOT IN (3, 4) AND transition & 536870912 != 0")
    return db.execute(query)


def opened_alone(visits, own, created):
    """The only site whose page had just been opened; none where the row's own page was opened within half an hour before or two seconds after."""
    if any(-2 * SECOND <= created - at <= 1800 * SECOND for at, page in visits if page == own):
        return None
    for span in (SECOND, 10 * SECOND):
        pages = {page for at, page in visits if 0 <= created - at <= span}
        if pages:
            return pages.pop() if len(pages) == 1 else None
    return None


def main(family, history, cookies, found):
    rows, visits = {"firefox": (rows_of_firefox, visits_of_firefox), "chromium": (rows_of_chromium, visits_of_chromium)}[family]
    visited = []
    if history != "-":
        urls = visits(sqlite3.connect(history))
        visited = [(at, site(urllib.parse.urlsplit(url).hostname)) for at, url in urls if url.startswith("http")]
    rows = list(rows(sqlite3.connect(cookies)))
    # By itself, not only where a site asked for it: then what has no key was not embedded.
    keeps_apart = any(row[6] for row in rows)
    expected = collections.Counter()
    for host, name, path, top, created, may_be_embedded, _ in rows:
        own = site(host)
        expected[own, "own", host.lstrip("."), name, path] += 1
        if not top and may_be_embedded and not keeps_apart:
            top = opened_alone(visited, own, created)
        if top and top != own:
            expected[top, "foreign", host.lstrip("."), name, path] += 1
    with open(found, encoding="utf-8", newline="") as lines:
        actual = collections.Counter(tuple(line.rstrip("\n").split("\t")) for line in lines)
    for line in sorted((expected - actual).elements()):
        print("missing:", line)
    for line in sorted((actual - expected).elements()):
        print("too much:", line)
    print(sum(expected.values()), "lines,", sum(1 for line in expected.elements() if line[1] == "foreign"), "foreign")
    return expected != actual


sys.exit(main(*sys.argv[1:]))
