#!/usr/bin/env python3
"""Measures how far attributes alone say what a cookie is for, once its name says nothing.

Python 3.11 or newer, standard library only, seeded. It reads assets/declared (what sites declare of cookies on their own host, with their lives) and
assets/catalogue (which of a site's other cookies are known), nothing else. An additive model: the log-odds of a few facts, learnt on nine tenths of the sites and asked
about the last; no site is on both sides. README.md beside it says what it decided.

    python3 assets/model/attributes.py
"""

import math
import random
import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = 20261127
FOLDS = 10
PURPOSES = ["necessary", "statistics", "advertising"]
CODES = {"n": "necessary", "f": "necessary", "s": "statistics", "a": "advertising", "m": "advertising"}
DAYS = {"s": 1 / 86_400, "min": 1 / 1_440, "h": 1 / 24, "d": 1, "mo": 30.4, "y": 365.25}
LIVES = [1 / 24, 1, 7, 30, 92, 184, 366, 400, 732]  # days; a life is told by the first that it does not exceed
THRESHOLDS = [0, 0.6, 0.7, 0.8, 0.9]


@dataclass
class Declared:
    site: str
    name: str
    purpose: str
    life: str
    known: str | None  # what the catalogue says of the name, of whatever site


def life_bin(life):
    if life in ("-", "session"):
        return life
    number, unit = re.fullmatch(r"(\d+)(\w+)", life).groups()
    days = int(number) * DAYS[unit]
    return next((str(most) for most in LIVES if days <= most * 1.02), "longer")


def read_known():
    """Names and patterns that hold under any site, with the purpose that asks for more consent."""
    known = []
    for path in sorted((ROOT / "assets/catalogue").glob("*.toml")):
        for cookie in tomllib.loads(path.read_text("utf-8"))["cookie"]:
            if not cookie.get("domains"):
                purpose = max((cookie[key] for key in ("purpose", "also") if key in cookie), key=PURPOSES.index)
                known.append((re.compile(".*".join(map(re.escape, cookie["pattern"].split("*")))), purpose))
    return known


def read_declared(known):
    rows = []
    for path in sorted((ROOT / "assets/declared").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("@ "):
                site = cells[0][2:]
            elif len(cells) == 5 and cells[1] in CODES and (cells[4] == "-" or cells[4].strip(".").endswith(site)):
                says = next((purpose for pattern, purpose in known if pattern.fullmatch(cells[0])), None)
                rows.append(Declared(site, cells[0], CODES[cells[1]], cells[2], says))
    return rows


def facts(row, beside):
    """The facts of a cookie but for its name: its life, and what is known beside it on its site."""
    others = [other for other in beside if other is not row and other.known]
    alike = Counter(other.known for other in others if other.life == row.life and row.life not in ("-", "session"))
    of_site = Counter(other.known for other in others)
    found = [("life", life_bin(row.life)), ("the same life as", alike.most_common(1)[0][0] if alike else "nothing known")]
    return found + [("mostly " + purpose, of_site[purpose] * 3 >= sum(of_site.values()) * 2) for purpose in PURPOSES if of_site]


def probabilities(rows, asked, kinds):
    by_site = defaultdict(list)
    for row in rows:
        by_site[row.site].append(row)
    told = {id(row): [fact for fact in facts(row, by_site[row.site]) if fact[0].startswith(kinds)] for row in rows}
    sites = sorted(by_site)
    random.Random(SEED).shuffle(sites)
    for fold in range(FOLDS):
        left_out = set(sites[fold::FOLDS])
        counts, of_facts = Counter(), defaultdict(Counter)
        for row in (row for row in rows if row.site not in left_out):
            counts[row.purpose] += 1
            for fact in told[id(row)]:
                of_facts[fact][row.purpose] += 1
        for row in (row for row in rows if row.site in left_out and asked(row)):
            odds = {purpose: math.log(counts[purpose]) + sum(math.log((of_facts[fact][purpose] + 1) / (counts[purpose] + len(LIVES)))
                    for fact in told[id(row)]) for purpose in PURPOSES}
            whole = sum(math.exp(value) for value in odds.values())
            best = max(PURPOSES, key=odds.get)
            yield math.exp(odds[best]) / whole, best, row.purpose


def report(title, answers):
    answers = list(answers)
    advertising = sum(truth == "advertising" for _, _, truth in answers)
    print(f"{title}: {len(answers)} rows, {advertising} of them advertising")
    for least in THRESHOLDS:
        given = [answer for answer in answers if answer[0] >= least]
        right = sum(best == truth for _, best, truth in given)
        others = [best == truth for _, best, truth in given if best != "necessary"]
        worst = sum(best == "necessary" and truth == "advertising" for _, best, truth in given)
        share = 100 * right / len(given) if given else 0
        print(f"  from {least:<4} answered {100 * len(given) / len(answers):3.0f} %  right {share:3.0f} %  advertising called necessary {worst}/{advertising}"
              f"  other answers right {sum(others)}/{len(others)}")


def main():
    rows = read_declared(read_known())
    for title, kinds in [("life alone", ("life",)), ("life and what stands beside", ("life", "the same", "mostly"))]:
        report(f"{title}, every name forgotten", probabilities(rows, lambda _: True, kinds))
        report(f"{title}, names that no entry covers", probabilities(rows, lambda row: row.known is None, kinds))


if __name__ == "__main__":
    main()
