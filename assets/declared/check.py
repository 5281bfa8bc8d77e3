#!/usr/bin/env python3
"""Checks assets/declared/*.tsv and says what is in them. Usage: python3 assets/declared/check.py

Exit status 0 when every file has the form that README.md describes, 1 with one line a fault otherwise.
"""
import re
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

CATEGORIES = {"n": "necessary", "f": "functional", "s": "statistics", "a": "advertising", "m": "social", "-": "not said"}
LIFE = re.compile(r"-|session|[1-9]\d*(s|min|h|d|mo|y)")
NAME = re.compile(r"[!-~]+")
HOST = re.compile(r"-|(\*\.)?([a-z0-9_-]+\.)+[a-z0-9-]{2,}")
SITE = re.compile(r"([a-z0-9-]+\.)+[a-z0-9-]{2,}|[a-z0-9-]+/[a-z0-9._-]+")
LONGEST_NAME = 120
LONGEST_PROVIDER = 60
# A provider of more words than this is a sentence, not a name.
MOST_WORDS = 8
# A block of at least so many rows whose names are mostly hosts lists vendors, not cookies.
VENDOR_LIST = 20


class Faults:
    def __init__(self):
        self.lines = []

    def add(self, path, number, text):
        self.lines.append(f"{path.name}:{number}: {text}")


def header(fields, path, number, faults):
    """The site of an `@` line; faults are noted."""
    site, day, address = fields
    if not SITE.fullmatch(site):
        faults.add(path, number, f"not a site: {site}")
    try:
        if date.fromisoformat(day) > date.today():
            faults.add(path, number, f"a day to come: {day}")
    except ValueError:
        faults.add(path, number, f"not a day: {day}")
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or " " in address:
        faults.add(path, number, f"not an https address: {address}")
    return site


def row(fields, path, number, faults):
    """One declaration; faults are noted."""
    name, category, life, provider, host = fields
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME or not re.search(r"[^*]", name):
        faults.add(path, number, f"not a name: {name}")
    if category not in CATEGORIES:
        faults.add(path, number, f"not a category: {category}")
    if not LIFE.fullmatch(life):
        faults.add(path, number, f"not a life: {life}")
    if not provider or provider != provider.strip():
        faults.add(path, number, f"blanks around the provider: {provider!r}")
    if len(provider) > LONGEST_PROVIDER or len(provider.split()) > MOST_WORDS or re.search(r"(?<!Inc)(?<!Ltd)(?<!Co)(?<!Corp)[.!?]\s+\S", provider):
        faults.add(path, number, f"a sentence, not a provider: {provider}")
    if not HOST.fullmatch(host):
        faults.add(path, number, f"not a host: {host}")
    return name, category, life, provider, host


def read(path, faults):
    """The blocks of a file: [(site, [row])]."""
    blocks = []
    text = path.read_text(encoding="utf-8")
    if not text.endswith("\n") or "\r" in text:
        faults.add(path, 0, "lines end with one line feed, the last one too")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if line.startswith("@ "):
            fields[0] = fields[0][2:]
            if len(fields) != 3:
                faults.add(path, number, "a block begins with site, day, address")
                continue
            site = header(fields, path, number, faults)
            if blocks and site.encode() <= blocks[-1][0].encode():
                faults.add(path, number, f"{site} does not come after {blocks[-1][0]}")
            blocks.append((site, []))
            continue
        if len(fields) != 5 or not blocks:
            faults.add(path, number, "a row has five fields and stands in a block")
            continue
        rows = blocks[-1][1]
        declared = row(fields, path, number, faults)
        if rows and (declared[0].encode(), declared[4].encode()) <= (rows[-1][0].encode(), rows[-1][4].encode()):
            faults.add(path, number, f"{declared[0]} twice, or not in order")
        rows.append(declared)
    for site, rows in blocks:
        if not rows:
            faults.add(path, 0, f"{site} declares nothing")
        hosts = sum(bool(HOST.fullmatch(r[0].lower())) and r[0] != "-" for r in rows)
        if len(rows) >= VENDOR_LIST and hosts * 2 > len(rows):
            faults.add(path, 0, f"{site} looks like a list of vendors")
    return blocks


def twice(files, faults):
    """The same site in two files of one kind or of both, and the same rows under two sites of one owner."""
    seen = {}
    for path, blocks in files.items():
        for site, rows in blocks:
            if site in seen:
                faults.add(path, 0, f"{site} stands in {seen[site].name} too")
            seen[site] = path
    owners = defaultdict(list)
    for path, blocks in files.items():
        for site, rows in blocks:
            owners[(owner(site), tuple(r[:3] for r in rows))].append((path, site))
    for same in owners.values():
        for path, site in same[1:]:
            faults.add(path, 0, f"{site} has the rows of {same[0][1]}: one boilerplate is one charter")


def owner(site):
    """Whom a site belongs to, roughly: the owner of a repository, or the last labels of a host."""
    if "/" in site:
        return site.split("/")[0]
    labels = site.split(".")
    public = 3 if len(labels[-1]) == 2 and len(labels) > 2 and len(labels[-2]) <= 3 else 2
    return ".".join(labels[-public:])


def report(files):
    totals = {}
    for path, blocks in files.items():
        rows = [r for _, rs in blocks for r in rs]
        language = path.stem.removeprefix("repositories.")
        kind = "repositories" if path.stem.startswith("repositories.") else "pages"
        totals[(kind, language)] = (len(blocks), len(rows), len({r[0] for r in rows}))
    print(f"{'kind':<14}{'language':<10}{'charters':>9}{'declarations':>14}{'names':>8}")
    for (kind, language), (charters, declared, names) in sorted(totals.items()):
        print(f"{kind:<14}{language:<10}{charters:>9}{declared:>14}{names:>8}")
    everything = [(site, r) for blocks in files.values() for site, rs in blocks for r in rs]
    names = {r[0] for _, r in everything}
    print(f"{'all':<24}{sum(t[0] for t in totals.values()):>9}{len(everything):>14}{len(names):>8}")

    votes = defaultdict(dict)
    for site, r in everything:
        votes[r[0]].setdefault(site, r[1])
    most = sorted(votes.items(), key=lambda item: (-len(item[1]), item[0]))
    print("\nnames with most declarations (charters: categories)")
    for name, by_site in most[:30]:
        print(f"  {name:<28}{len(by_site):>5}: {spread(by_site)}")
    print("\nnames on which sites disagree (at least four that say a category, the first under three quarters)")
    for name, by_site in most:
        said = Counter(c for c in by_site.values() if c != "-")
        total = sum(said.values())
        if total >= 4 and said.most_common(1)[0][1] * 4 < total * 3:
            print(f"  {name:<28}{len(by_site):>5}: {spread(by_site)}")


def spread(by_site):
    return ", ".join(f"{CATEGORIES.get(c, c)} {n}" for c, n in Counter(by_site.values()).most_common())


def main():
    folder = Path(__file__).resolve().parent
    faults = Faults()
    files = {path: read(path, faults) for path in sorted(folder.glob("*.tsv"))}
    twice(files, faults)
    report(files)
    for line in faults.lines:
        print(line, file=sys.stderr)
    return 1 if faults.lines else 0


if __name__ == "__main__":
    sys.exit(main())
