#!/usr/bin/env python3
"""Make third-parties.tsv from the npm package `third-party-web`, or check the files of this folder.

    npm pack third-party-web        # in a temporary folder
    tar xzf third-party-web-*.tgz   # unpacks to package/
    python3 update.py package       # writes third-parties.tsv and LICENSE-third-party-web beside this script
    python3 update.py --check       # checks every file of this folder; exit status 1 when something is wrong

Only the Python standard library is used (3.11 or newer, for tomllib). Nothing is fetched.

What is done to the package's data (`dist/entities-nostats.json`):
- `*.example.com` and `example.com` both become `example.com`: that host and everything below it;
- names are lower-cased; IP addresses and names that are not host names are dropped (and said);
- the organisation is the name in organisations.toml when the domain (or a parent) stands there or in
  countries.toml, else the package's company, else its entity name, with NAMES below for the odd ones;
- corrections.tsv is applied: entries of the package that would make a visitor's own site look like an
  advertiser, or an advertiser look harmless (each with its reason);
- a child entry that says the same as its nearest parent entry is dropped.
"""

import html
import json
import pathlib
import re
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
NEUTRAL_KINDS = {"cdn", "tag-manager", "hosting", "fonts", "storage"}
PURPOSES = {"advertising", "statistics", "necessary", "none"}
PUBLIC_SUFFIX_FILES = ["/usr/share/publicsuffix/public_suffix_list.dat"]

# Entity or company name of the package -> the name people know.
NAMES = {
    "(community-funded)": "freegeoip.net",
    "1000mercis": "Numberly",
    "AOL / Oath / Verizon Media": "Yahoo",
    "AT Internet": "Piano (AT Internet)",
    "Adobe Systems": "Adobe",
    "Amazon Web Services": "Amazon",
    "AppNexus": "Microsoft",
    "ByteDance Ltd": "TikTok",
    "Commandersact": "Commanders Act",
    "ContentSquare": "Contentsquare",
    "Digital Window": "Awin",
    "Zanox": "Awin",
    "affilinet": "Awin",
    "Engadget (AOL)": "Engadget",
    "Ericcson": "Ericsson",
    "Ericcson Media Services": "Ericsson",
    "Facebook": "Meta",
    "Fing Co Ltd.": "fam",
    "Fopsha": "Fospha",
    "Hewlett-Packard Development Company": "HP",
    "Hubspot": "HubSpot",
    "Impact Radius": "impact.com",
    "InnoCraft": "Matomo (InnoCraft)",
    "Instagram": "Meta",
    "LIkeihood": "Likelihood",
    "Likelihood": "Likelihood",
    "Level 3 Communications": "Level 3",
    "Level3": "Level 3",
    "McAffee": "McAfee",
    "Optanon": "OneTrust",
    "Paypal": "PayPal",
    "Rubicon Project": "Magnite",
    "Salesforce.com": "Salesforce",
    "Smart AdServer": "Equativ",
    "Semblance": "Vero",
    "ServiceTick": "SessionCam",
    "Smartsupp.com": "Smartsupp",
    "SreamAMG": "StreamAMG",
    "TagCommander": "Commanders Act",
    "Teads Managed Services": "Teads (Outbrain)",
    "The Wall Street Jounal": "The Wall Street Journal",
    "Twitter": "X (Twitter)",
    "VWO": "Wingify (VWO)",
    "Webtreck": "Mapp (Webtrekk)",
    "Webtrekk": "Mapp (Webtrekk)",
    "Zolando": "Zalando",
    "pitney bowes": "Pitney Bowes",
    "piano": "Piano (AT Internet)",
    "reddit": "Reddit",
    "test only": "",
}
# Entities whose company field is not what people call them: their own name is kept.
KEEP_ENTITY_NAME = {"Index Exchange", "Pardot", "TikTok", "MySpace", "freegeoip.net", "Technorati", "fam",
                    "iJento", "Email Attitude", "Merkle Paid Search"}
SKIP_ENTITIES = {"test", "Unknown"}


def repair(text):
    """Undo HTML entities and UTF-8 that was read as Latin-1."""
    text = html.unescape(text)
    try:
        text = text.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        pass
    return " ".join(text.split())


def read_tsv(name, columns):
    rows = []
    for number, line in enumerate((HERE / name).read_bytes().decode("utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise SystemExit(f"{name}:{number}: {len(cells)} columns instead of {columns}")
        rows.append(cells)
    return rows


def read_toml(name):
    return tomllib.loads((HERE / name).read_text("utf-8"))


def parents(domain):
    """The domain itself, then everything above it: a.b.c, b.c, c."""
    while domain:
        yield domain
        domain = domain.partition(".")[2]


def organisations():
    """domain -> organisation name, from organisations.toml and countries.toml."""
    owner = {}
    for entry in read_toml("organisations.toml")["organisation"]:
        for domain in entry["domains"]:
            owner[domain] = entry["name"]
    for entry in read_toml("countries.toml")["variants"]:
        for domain in entry["domains"]:
            owner[domain] = owner[entry["brand"]]
    return owner


def update(folder):
    folder = pathlib.Path(folder)
    version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
    entities = json.loads((folder / "dist" / "entities-nostats.json").read_text("utf-8"))
    owner = organisations()
    corrections = {}
    for domain, action, value, _ in read_tsv("corrections.tsv", 4):
        if action not in ("drop", "category", "organisation"):
            raise SystemExit(f"corrections.tsv: unknown action {action} for {domain}")
        corrections.setdefault(domain, {})[action] = value
    used, rows, dropped = set(), {}, []
    for entity in entities:
        name = repair(entity["name"]).removesuffix("-VOID")
        if name in SKIP_ENTITIES:
            continue
        company = repair(entity.get("company") or name)
        known_as = name if name in KEEP_ENTITY_NAME else company
        known_as = NAMES.get(known_as, known_as) or name
        for raw in entity["domains"]:
            domain = raw.strip().lower().removeprefix("*.").strip(".")
            if not HOST.fullmatch(domain):
                dropped.append(f"{raw} (not a host name)")
                continue
            organisation = next((owner[p] for p in parents(domain) if p in owner), known_as)
            category = entity["category"]
            if domain in corrections:
                used.add(domain)
                if "drop" in corrections[domain]:
                    dropped.append(f"{domain} (corrections.tsv)")
                    continue
                category = corrections[domain].get("category", category)
                organisation = corrections[domain].get("organisation", organisation)
            if domain in rows and rows[domain] != (organisation, category):
                raise SystemExit(f"{domain} stands twice in the package: {rows[domain]}, {(organisation, category)}")
            rows[domain] = (organisation, category)
    redundant = {d for d in rows if next((rows[p] for p in list(parents(d))[1:] if p in rows), None) == rows[d]}
    for domain in redundant:
        del rows[domain]
    head = [
        "# Known third-party domains, made by update.py from the npm package third-party-web. Do not edit by hand.",
        f"# Package version: {version}. https://github.com/patrickhulce/third-party-web",
        "# Copyright (c) 2019 Patrick Hulce, MIT licence: see LICENSE-third-party-web. Changes: see README.md and corrections.tsv.",
        "# Columns: domain (that host and everything below it) <TAB> organisation <TAB> category (see categories.toml).",
    ]
    lines = head + ["\t".join((d, *rows[d])) for d in sorted(rows)]
    (HERE / "third-parties.tsv").write_bytes(("\n".join(lines) + "\n").encode("utf-8"))
    (HERE / "LICENSE-third-party-web").write_bytes((folder / "LICENSE").read_bytes().replace(b"\r\n", b"\n"))
    print(f"third-parties.tsv: {len(rows)} domains, {len({o for o, _ in rows.values()})} organisations, version {version}")
    print(f"left out as redundant: {len(redundant)}; dropped: {', '.join(dropped) or 'none'}")
    for domain in sorted(set(corrections) - used):
        print(f"note: corrections.tsv names {domain}, which the package no longer has")


def public_suffixes():
    """Rules of the public suffix list when this machine has one; the check of registrable domains needs it."""
    for name in PUBLIC_SUFFIX_FILES:
        path = pathlib.Path(name)
        if path.exists():
            return {line.strip() for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("//")}
    return None


def suffix_labels(domain, rules):
    labels = domain.split(".")
    best = 1
    for start in range(len(labels)):
        tail = ".".join(labels[start:])
        if "!" + tail in rules:
            return len(labels) - start - 1
        if tail in rules or "*." + ".".join(labels[start + 1:]) in rules:
            best = max(best, len(labels) - start)
    return best


def check():
    problems = []
    say = problems.append
    categories = read_toml("categories.toml")["category"]
    for name, entry in categories.items():
        if set(entry) - {"own_business"} != {"purpose", "tracker"} or entry["purpose"] not in PURPOSES or not isinstance(entry["tracker"], bool):
            say(f"categories.toml: {name} needs purpose (one of {sorted(PURPOSES)}) and tracker (true or false)")
        business = entry.get("own_business", False)
        if not isinstance(business, bool) or business and entry["purpose"] not in ("advertising", "statistics"):
            say(f"categories.toml: {name}: own_business is true or false, and true only with a purpose")
        if entry.get("purpose") == "necessary" and name != "consent-provider":
            say(f"categories.toml: {name} is necessary by default; only consent-provider may be")
    tables = {}
    for name, columns in (("third-parties.tsv", 3), ("extra.tsv", 4)):
        data = (HERE / name).read_bytes()
        if b"\r" in data or not data.endswith(b"\n") or data.startswith(b"\xef\xbb\xbf"):
            say(f"{name}: must be UTF-8 without BOM, LF line ends, and end with one")
        rows = read_tsv(name, columns)
        domains = [row[0] for row in rows]
        tables[name] = {row[0]: row[1:] for row in rows}
        if [d.encode() for d in domains] != sorted(d.encode() for d in domains):
            say(f"{name}: not sorted by domain")
        for domain in {d for d in domains if domains.count(d) > 1} if len(set(domains)) != len(domains) else ():
            say(f"{name}: {domain} stands twice")
        for row in rows:
            if not HOST.fullmatch(row[0]):
                say(f"{name}: {row[0]} is not a lower-case host name")
            if not row[1] or row[1] != row[1].strip():
                say(f"{name}: {row[0]} has no organisation, or one with blanks around it")
            if row[2] not in categories:
                say(f"{name}: {row[0]} has the unknown category {row[2]}")
            if columns == 4 and not row[3].startswith("https://"):
                say(f"{name}: {row[0]} has no https source")
    known = tables["third-parties.tsv"]
    for domain, row in known.items():
        above = next((known[p] for p in list(parents(domain))[1:] if p in known), None)
        if above == row:
            say(f"third-parties.tsv: {domain} says the same as its parent")
    for domain in tables["extra.tsv"]:
        if any(p in known for p in parents(domain)):
            say(f"extra.tsv: {domain} is already covered by third-parties.tsv")

    rules = public_suffixes()
    owner, names, brands = {}, set(), set()

    def claim(domain, name, where):
        if not HOST.fullmatch(domain):
            say(f"{where}: {domain} is not a lower-case host name")
        if domain in owner:
            say(f"{where}: {domain} stands under {owner[domain]} and {name}")
        owner[domain] = name
        if rules is not None and len(domain.split(".")) != suffix_labels(domain, rules) + 1:
            say(f"{where}: {domain} is not a registrable domain")

    for entry in read_toml("organisations.toml")["organisation"]:
        if set(entry) != {"name", "domains", "source"} or not entry["source"] or not entry["domains"]:
            say(f"organisations.toml: {entry.get('name')} needs name, domains and source")
        if entry["name"] in names:
            say(f"organisations.toml: {entry['name']} stands twice")
        names.add(entry["name"])
        for domain in entry["domains"]:
            claim(domain, entry["name"], "organisations.toml")
    for entry in read_toml("countries.toml")["variants"]:
        if entry["brand"] not in owner or entry["brand"] in brands:
            say(f"countries.toml: the brand {entry['brand']} stands in no organisation, or twice")
        brands.add(entry["brand"])
    for entry in read_toml("countries.toml")["variants"]:
        if entry["domains"] != sorted(entry["domains"]):
            say(f"countries.toml: the domains of {entry['brand']} are not sorted")
        for domain in entry["domains"]:
            claim(domain, owner.get(entry["brand"], "?"), "countries.toml")
    renamed = {d for d, action, *_ in read_tsv("corrections.tsv", 4) if action == "organisation"}
    for name, table in tables.items():
        for domain, row in table.items():
            wanted = next((owner[p] for p in parents(domain) if p in owner), row[0])
            if row[0] != wanted and domain not in renamed:
                say(f"{name}: {domain} belongs to {wanted} in organisations.toml, not {row[0]}")

    neutral = [entry["domain"] for entry in read_toml("neutral.toml")["neutral"]]
    for entry in read_toml("neutral.toml")["neutral"]:
        if set(entry) != {"domain", "kind", "reason"} or entry["kind"] not in NEUTRAL_KINDS or not HOST.fullmatch(entry["domain"]):
            say(f"neutral.toml: {entry} needs a valid domain, a known kind and a reason")
        if neutral.count(entry["domain"]) > 1:
            say(f"neutral.toml: {entry['domain']} stands twice")
        for name, table in tables.items():
            row = table.get(entry["domain"])
            if row and categories[row[1]]["tracker"]:
                say(f"neutral.toml: {entry['domain']} is a tracker in {name} ({row[1]})")
    corrected = [(row[0], row[1]) for row in read_tsv("corrections.tsv", 4)]
    for domain, action, value, reason in read_tsv("corrections.tsv", 4):
        if corrected.count((domain, action)) > 1 or not reason or action not in {"drop", "category", "organisation"}:
            say(f"corrections.tsv: {domain} stands twice, or lacks a known action or a reason")
        if action == "category" and value not in categories:
            say(f"corrections.tsv: {domain} has the unknown category {value}")
    for problem in problems:
        print(problem, file=sys.stderr)
    if rules is None:
        print("note: no public suffix list on this machine, so registrable domains were not checked")
    print(f"{len(known)} third-party domains, {len(tables['extra.tsv'])} extra, {len(names)} organisations with "
          f"{len(owner)} domains, {len(neutral)} neutral, {len(corrected)} corrections: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(check())
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    update(sys.argv[1])
