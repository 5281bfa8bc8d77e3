#!/usr/bin/env python3
"""Measures whether a small statistical model would help on cookie names that nothing else knows.

Python 3.11 or newer with numpy; seeded, so two runs print the same. It reads only this repository: assets/catalogue (names, purposes, documented
lifetimes), assets/domains (what a host's business says), assets/words and src/classify/words (the words of the name rule), assets/declared (what sites declare). README.md beside it says
how the measurement works and what it decided.

    python3 assets/model/measure.py            # the figures of docs/classification.md
    python3 assets/model/measure.py --quick    # base rates only, no training
"""

import math
import random
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
SEED = 20261124
FOLDS = 10
DAY = 86_400
PURPOSES = ["necessary", "statistics", "advertising"]
NECESSARY, STATISTICS, ADVERTISING = range(3)
THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.85]


# --- What the repository knows ------------------------------------------------------------------------------------------------------------------

@dataclass
class Entry:
    """One entry of the catalogue."""

    vendor: str
    provider: str
    name: str  # the example: a name as a browser would store it
    pattern: str
    purpose: int  # the one of its purposes that asks for more consent, as the catalogue rule counts it
    purposes: set
    life: int  # seconds, 0 for a session
    domains: list
    generic: bool
    for_third: bool


def seconds(life):
    if life == "session":
        return 0
    number, unit = life.split()
    of = {"second": 1, "minute": 60, "hour": 3600, "day": DAY, "week": 7 * DAY, "month": 2_629_746, "year": 31_556_952}
    return int(number) * of[unit.rstrip("s")]


def read_catalogue():
    entries = []
    for path in sorted((ROOT / "assets/catalogue").glob("*.toml")):
        file = tomllib.loads(path.read_text("utf-8"))
        for cookie in file["cookie"]:
            purposes = {PURPOSES.index(cookie[key]) for key in ("purpose", "also") if key in cookie}
            entries.append(Entry(path.stem, cookie.get("provider", file.get("provider", path.stem)), cookie["example"], cookie["pattern"], max(purposes), purposes,
                                 seconds(cookie["lifetime"]), cookie.get("domains", []), cookie.get("generic", False),
                                 cookie.get("for_third", False)))
    return entries


class Words:
    """`WordSet` of src/classify/words with the lists of assets/words; glued names are left whole, which only adds names to ask about."""

    BESIDE = {"cookie", "choice", "test", "recent", "viewed", "category", "closed", "neutral"}

    def __init__(self):
        self.lists = {}
        for path in sorted((ROOT / "assets/words").glob("*.txt")):
            words = set()
            for line in path.read_text("utf-8").splitlines():
                if line.startswith("["):
                    words = self.lists.setdefault(line.strip("[]"), set())
                elif not line.startswith("#"):
                    words.update(line.split())
        source = (ROOT / "src/classify/words/mod.rs").read_text("utf-8")
        self.order = re.findall(r'^        \w+ = "([a-z-]+)",', source, re.M)
        if set(self.order) | self.BESIDE != set(self.lists) | {"browsing", "cookie-test"}:
            sys.exit("the classes of src/classify/words and assets/words differ: adapt class Words")

    @staticmethod
    def split(name):
        words, word, lower_before = [], "", False
        for c in name[:96]:
            if word and (not c.isalpha() or (c.isupper() and lower_before)):
                words.append(word)
                word = ""
            if c.isalpha():
                word += c.lower()
            lower_before = c.islower()
        if word:
            words.append(word)
        return set(words) | {a + b for a, b in zip(words, words[1:])}

    def first(self, name):
        words = self.split(name)
        has = {group for group in self.lists if words & self.lists[group]}
        for pair, group in ((("cookie", "choice"), "consent"), (("cookie", "test"), "cookie-test"), (("recent", "viewed"), "browsing")):
            if has.issuperset(pair):
                has.add(group)
        return next((group for group in self.order if group in has), None)


class Hosts:
    """What `domain-category` says of a host."""

    def __init__(self):
        folder = ROOT / "assets/domains"
        category = tomllib.loads((folder / "categories.toml").read_text("utf-8"))["category"]
        self.purposes = {}
        for name in ("third-parties.tsv", "extra.tsv"):
            for line in (folder / name).read_text("utf-8").splitlines():
                if line and not line.startswith("#"):
                    domain, _, kind = line.split("\t")[:3]
                    self.purposes[domain] = category[kind]["purpose"]
        self.neutral = {row["domain"] for row in tomllib.loads((folder / "neutral.toml").read_text("utf-8"))["neutral"]}

    @staticmethod
    def suffixes(host):
        labels = host.split(".")
        return [".".join(labels[start:]) for start in range(len(labels))]

    def purpose(self, host):
        names = self.suffixes(host)
        if any(name in self.neutral for name in names):
            return None
        purpose = next((self.purposes[name] for name in names if name in self.purposes), "none")
        return None if purpose in ("none", "necessary") else PURPOSES.index(purpose)

    def listed(self, host):
        return any(name in self.neutral or name in self.purposes for name in self.suffixes(host))


def read_declared(entries):
    """Names that sites declare for themselves and the catalogue does not cover: each once, for what most sites say (the stricter of equals), and as a
    name of the first of them, so that no site is on both sides."""
    patterns = [re.compile(".*".join(map(re.escape, entry.pattern.split("*"))), re.S) for entry in entries]
    said, lives, first = {}, {}, {}
    for path in sorted((ROOT / "assets/declared").glob("*.tsv")):
        site = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("@ "):
                site = line[2:].split("\t")[0]
            elif line and not line.startswith("#"):
                name, category, life, _, host = line.split("\t")
                if category in "nfsam" and (host == "-" or host.lstrip(".").removeprefix("www.").endswith(site.removeprefix("www."))):
                    said.setdefault(name, Counter())["nnsaa"["nfsam".index(category)]] += 1
                    lives.setdefault(name, life)
                    first.setdefault(name, site)
    units = {"s": 1, "min": 60, "h": 3600, "d": DAY, "mo": 2_629_746, "y": 31_556_952}
    declared = []
    for name, count in sorted(said.items()):
        example = name.replace("*", "4f9a27c1")
        if any(pattern.fullmatch(example) for pattern in patterns):
            continue
        purpose = max(range(3), key=lambda number: (count["nsa"[number]], number))
        digits = re.match(r"[0-9]*", lives[name])[0]
        life = int(digits) * units[lives[name][len(digits):]] if digits else 0 if lives[name] == "session" else DAY
        declared.append(Entry(first[name], "site " + first[name], example, name, purpose, {purpose}, life, [], False, False))
    return declared


def known_to_others(entry, entries):
    """Whether another provider's entry would speak about this name: then the catalogue rule answers, right or wrong."""
    for other, pattern in entries:
        if other.provider != entry.provider and pattern.fullmatch(entry.name):
            literal = len(other.pattern.replace("*", ""))
            if not other.domains or set(other.domains) & set(entry.domains) or not (other.generic or literal < 5):
                return True
    return False


# --- The model -----------------------------------------------------------------------------------------------------------------------------------

LIVES = [(0, "session"), (DAY, "1 day"), (30 * DAY, "30 days"), (184 * DAY, "6 months"), (396 * DAY, "13 months"), (math.inf, "more")]


@dataclass
class Features:
    """Which features the model sees."""

    grams: tuple = (3, 5)
    bits: int = 13
    domain: bool = True  # documented under the vendor's own domains, or under the visited site
    attribute: float = 0.5  # weight of a binned attribute beside the n-grams, whose vector has length 1


def bucket(text, bits):
    """FNV-1a, folded."""
    state = 0x811C9DC5
    for byte in text:
        state = ((state ^ byte) * 0x01000193) & 0xFFFFFFFF
    return (state ^ (state >> 16)) & ((1 << bits) - 1)


def row_of(entry, features):
    """Indices and values of one row; the last feature is the constant."""
    text = ("^" + re.sub("[0-9]+", "0", entry.name[:96].lower()) + "$").encode()
    low, high = features.grams
    found = {text[i:i + n] for n in range(low, high + 1) for i in range(len(text) - n + 1)}
    index = sorted({bucket(gram, features.bits) for gram in found})
    value = [1 / math.sqrt(len(index))] * len(index)
    base = 1 << features.bits
    index.append(base + next(number for number, (most, _) in enumerate(LIVES) if entry.life <= most))
    if features.domain:
        index.append(base + len(LIVES) + bool(entry.domains))
    index.append(base + len(LIVES) + 2)
    return index, value + [features.attribute] * (len(index) - len(value))


class Matrix:
    """Sparse rows."""

    def __init__(self, rows, width):
        self.index = np.concatenate([np.array(index) for index, _ in rows])
        self.value = np.concatenate([np.array(value) for _, value in rows])
        self.row = np.concatenate([np.full(len(index), number) for number, (index, _) in enumerate(rows)])
        self.height, self.width = len(rows), width

    def times(self, weights):
        return np.stack([np.bincount(self.row, self.value * weights[self.index, k], self.height) for k in range(3)], 1)

    def transposed_times(self, errors):
        return np.stack([np.bincount(self.index, self.value * errors[self.row, k], self.width) for k in range(3)], 1)


def softmax(scores):
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def train(matrix, purposes, penalty=1e-4, steps=150):
    """Multinomial logistic regression with an L2 penalty: accelerated gradient descent with restarts, no randomness."""
    wanted = np.eye(3)[purposes]
    weights = ahead = np.zeros((matrix.width, 3))
    momentum = 1.0
    rate = 1 / (0.5 * np.max(np.bincount(matrix.row, matrix.value**2)) + penalty)
    shrink = np.full((matrix.width, 1), penalty)
    shrink[-1] = 0
    for _ in range(steps):
        slope = matrix.transposed_times(softmax(matrix.times(ahead)) - wanted) / matrix.height + shrink * ahead
        after = ahead - rate * slope
        following = (1 + math.sqrt(1 + 4 * momentum**2)) / 2
        if np.sum(slope * (after - weights)) > 0:
            following, ahead = 1.0, after
        else:
            ahead = after + (momentum - 1) / following * (after - weights)
        weights, momentum = after, following
    return weights


def folds_of(entries):
    """All entries of a provider in one fold; folds of equal size."""
    size = Counter(entry.provider for entry in entries)
    providers = sorted(size)
    random.Random(SEED).shuffle(providers)
    load, fold = [0] * FOLDS, {}
    for provider in sorted(providers, key=lambda name: -size[name]):
        fold[provider] = min(range(FOLDS), key=lambda number: load[number])
        load[fold[provider]] += size[provider]
    return np.array([fold[entry.provider] for entry in entries])


def unseen_probabilities(entries, features):
    """Probabilities of every entry from a model that has seen no entry of its provider, calibrated (one temperature) on the other folds."""
    fold, purposes = folds_of(entries), np.array([entry.purpose for entry in entries])
    rows, width = [row_of(entry, features) for entry in entries], (1 << features.bits) + len(LIVES) + 3
    scores = np.zeros((len(entries), 3))
    for number in range(FOLDS):
        seen, unseen = np.where(fold != number)[0], np.where(fold == number)[0]
        weights = train(Matrix([rows[i] for i in seen], width), purposes[seen])
        scores[unseen] = Matrix([rows[i] for i in unseen], width).times(weights)
    probabilities = np.zeros_like(scores)
    temperatures = np.exp(np.linspace(-1.5, 1.5, 61))
    for number in range(FOLDS):
        seen, unseen = fold != number, fold == number
        likelihood = [np.log(softmax(scores[seen] * t)[np.arange(seen.sum()), purposes[seen]]).mean() for t in temperatures]
        probabilities[unseen] = softmax(scores[unseen] * temperatures[int(np.argmax(likelihood))])
    return probabilities


# --- The report -----------------------------------------------------------------------------------------------------------------------------------

def share(part, whole):
    return f"{part}/{whole} = {100 * part / max(whole, 1):.1f} %"


def base_rate(label, entries):
    count = Counter(entry.purpose for entry in entries)
    shares = "  ".join(f"{name} {count[number]} ({100 * count[number] / max(len(entries), 1):.0f} %)" for number, name in enumerate(PURPOSES))
    print(f"  {label:72} {len(entries):5}   {shares}")


def report_model(entries, silent, features, label):
    probabilities = unseen_probabilities(entries, features)[silent]
    truth = np.array([entries[i].purpose for i in silent])
    best, sure = probabilities.argmax(1), probabilities.max(1)
    likelihood = -np.log(probabilities[np.arange(len(silent)), truth]).mean()
    print(f"\n{label}: log loss {likelihood:.3f} (guessing: {math.log(3):.3f}), right without threshold {share((best == truth).sum(), len(silent))}")
    for floor, rule in ((0.0, "every answer"), (0.85, "“necessary” only from 0.85"), (2.0, "never “necessary”")):
        print(f"  {rule}")
        for threshold in THRESHOLDS:
            answered = (sure >= threshold) & ((best != NECESSARY) | (sure >= floor))
            wrong = {purpose: (answered & (truth == purpose) & (best == NECESSARY)).sum() for purpose in (ADVERTISING, STATISTICS)}
            print(f"    from {threshold:.2f}: answered {share(answered.sum(), len(silent)):>20}, right {share((answered & (best == truth)).sum(), answered.sum()):>18},"
                  f" advertising → necessary {share(wrong[ADVERTISING], (truth == ADVERTISING).sum()):>15},"
                  f" statistics → necessary {share(wrong[STATISTICS], (truth == STATISTICS).sum()):>16}")


def main():
    entries, words, hosts = read_catalogue(), Words(), Hosts()
    patterns = [(entry, re.compile(".*".join(map(re.escape, entry.pattern.split("*"))), re.S)) for entry in entries]
    said = [words.first(entry.name) for entry in entries]
    business = [hosts.purpose(entry.domains[0]) if entry.domains else None for entry in entries]
    silent = [i for i, entry in enumerate(entries) if said[i] is None and business[i] is None and not known_to_others(entry, patterns)]
    some = [entries[i] for i in silent]
    own = [entry for entry in some if entry.domains]

    print(f"{len(entries)} entries of {len({entry.provider for entry in entries})} providers; {len(silent)} names on which nothing else speaks\n")
    print("Base rates")
    base_rate("all entries", entries)
    base_rate("silent names", some)
    base_rate("… under the visited site, session", [entry for entry in some if not entry.domains and entry.life == 0])
    base_rate("… session, and not working for a third party", [entry for entry in some if entry.life == 0 and not entry.for_third])
    base_rate("… on the vendor's own domain, over 30 days", [entry for entry in own if entry.life > 30 * DAY])
    base_rate("… … which is a listed third party without a purpose",
              [entry for entry in own if entry.life > 30 * DAY and hosts.listed(entry.domains[0])])

    print("\nWhat the other rules would say of names of the catalogue, were they unknown (right by any documented purpose)")
    for group in words.order:
        among = [entry for entry, word in zip(entries, said) if word == group and (group != "session" or entry.life <= DAY)]
        claim = {"advertising": ADVERTISING, "statistics": STATISTICS}.get(group, NECESSARY)
        if group != "sign-in":  # needs HttpOnly or SameSite, which the catalogue does not record
            base_rate(f"word {group}: right {share(sum(claim in entry.purposes for entry in among), len(among))}", among)
    for claim in (STATISTICS, ADVERTISING):
        among = [entry for entry, says in zip(entries, business) if says == claim]
        base_rate(f"domain says {PURPOSES[claim]}: right {share(sum(claim in entry.purposes for entry in among), len(among))}", among)

    if "--quick" not in sys.argv:
        report_model(entries, silent, Features(), "As specified: 3–5-grams in 2^13 buckets, life, domain")
        report_model(entries, silent, Features(grams=(2, 5), bits=14, domain=False, attribute=1.0), "The best found: 2–5-grams in 2^14 buckets, life")
        declared = read_declared(entries)
        both = entries + declared
        asked = [i for i, entry in enumerate(both) if i >= len(entries) and words.first(entry.name) is None]
        print(f"\nTrained on the catalogue and {len(declared)} names that sites declare for themselves; asked about {len(asked)} of these without a known word")
        base_rate("these", [both[i] for i in asked])
        report_model(both, asked, Features(), "No vendor and no site on both sides: as specified")
        report_model(both, asked, Features(grams=(2, 5), bits=14, domain=False, attribute=1.0), "The same with 2–5-grams, life")


if __name__ == "__main__":
    main()
