#!/usr/bin/env python3
"""Whose work is in the program and under which licence, with the texts, in the form of Debian's copyright files: licences.py TARGET [--debian] [--manifest-path CARGO.TOML]

With --debian, texts that every Debian has in /usr/share/common-licenses are named instead of repeated, as its policy wants it.
"""
import hashlib
import re
import sys

import bundled
import crates


def main():
    other = sys.argv.index("--manifest-path") if "--manifest-path" in sys.argv else len(sys.argv)
    packages, _ = crates.linked(crates.metadata(sys.argv[1], sys.argv[other:other + 2]))
    print("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Cookie Charter\n")
    texts, stanzas = {}, []
    stanza("*", ["The authors of Cookie Charter"], "MIT or Apache-2.0")
    texts[label("MIT", read("LICENSE-MIT"))] = read("LICENSE-MIT")
    texts[label("Apache-2.0", read("LICENSE-APACHE"))] = read("LICENSE-APACHE")
    for entry, files in bundled.parts():
        if entry[5]:
            text = read(entry[5])
            stanza(" ".join(path for path in files), [entry[3]], entry[2], f"{entry[0]}; its text: {remember(texts, entry[2], text)}")
    missing = []
    for package in packages[1:]:
        own = crates.licence_texts(package)
        if not own:
            missing.append(package["name"])
        names = [remember(texts, name, text) for name, text in own]
        note = "its texts: " + ", ".join(names) if names else "no text stands in the crate; those of its licence stand below"
        authors = package["authors"] or [f"The authors of {package['name']}"]
        stanza(f"crates/{package['name']}-{package['version']}/*", authors, expression(package["license"] or "see the texts"), note)
    for name, text in texts.items():
        print(f"License: {name}\n{indented(common(text) if '--debian' in sys.argv else text)}\n")


def stanza(files, authors, licence, note=None):
    print(f"Files: {files}\nCopyright: {(chr(10) + '           ').join(authors)}\nLicense: {licence}")
    if note:
        print(f"Comment: {note}")
    print()


# Long texts, from their head to their end, and what Debian calls them.
COMMON = [(r"Apache License\s+Version 2\.0, January 2004.*?(END OF TERMS AND CONDITIONS|\Z)", "Apache-2.0"), (r"GNU GENERAL PUBLIC LICENSE\s+Version 2.*", "GPL-2"),
          (r"GNU LESSER GENERAL PUBLIC LICENSE\s+Version 2\.1.*", "LGPL-2.1"), (r"Mozilla Public License,? [Vv]ersion 2\.0\s+=*\s*1\. Definitions.*", "MPL-2.0")]


def common(text):
    """Pointers in the place of texts that stand in every Debian; what stands around them (exceptions, notes) stays."""
    for pattern, name in COMMON:
        text = re.sub(pattern, f"On Debian systems this text stands in /usr/share/common-licenses/{name}.", text, flags=re.S)
    return text


def remember(texts, name, text):
    """The name under which a text stands below, once for all crates that have the same."""
    known = label(name, text)
    texts.setdefault(known, text)
    return known


def label(name, text):
    plain = " ".join(text.split())
    kind = re.sub(r"[^A-Za-z0-9.+-]", "-", name.removesuffix(".txt").removesuffix(".md"))
    return f"{kind}-{hashlib.sha256(plain.encode()).hexdigest()[:8]}"


def expression(spdx):
    """As Debian writes it, where a comma stands for brackets."""
    debian = spdx.replace("/", " OR ").replace(") AND", ", and").replace("(", "").replace(")", "")
    return debian.replace(" OR ", " or ").replace(" AND ", " and ").replace(" WITH ", " with ")


def indented(text):
    return "\n".join(" " + (line.rstrip() or ".") for line in text.splitlines())


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read().strip()


main()
