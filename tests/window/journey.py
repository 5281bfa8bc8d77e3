"""One journey on a real window, from outside: open the sample, choose a site, read a verdict, export, compare with the command line."""

import csv
import io
import pathlib
import subprocess
import sys
import time

import a11y

PROGRAM, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
SITE = "boutique-exemple.fr"


def names_are_words():
    """A name is read aloud: no control may be without one, none may hold a glyph of the icon font."""
    for node, _ in a11y.walk(a11y.application()):
        name = node.get_name() or ""
        assert not any("\ue000" <= c <= "\uf8ff" for c in name), f"an icon in the name {name!r}"
        if a11y.acts(node) and node.get_role_name() in ("push button", "toggle button", "check box", "radio button"):
            assert name.strip(), "a control without a name"


def rows(text):
    return sorted(csv.reader(io.StringIO(text)))


names_are_words()
a11y.press("Open the sample")
a11y.press("Cookies")
a11y.press(f"{SITE},", starts=True)
names_are_words()
a11y.press("_fbp", starts=True)
verdict = a11y.seen("is a cookie of Meta Pixel")
print("read:", verdict)
a11y.seen("Consent required")
a11y.press("Export", starts=True)
names_are_words()
a11y.press("CSV")
a11y.press("This site")
a11y.press("Save as", starts=True)

target = FOLDER / "window.csv"
a11y.type_into("Save to this file", str(target))
a11y.press("Save")
for _ in range(100):
    if target.exists():
        break
    time.sleep(0.1)

cli = subprocess.run([PROGRAM, "export", "sample:", "--site", SITE], capture_output=True, text=True, check=True)
window = target.read_bytes().decode("utf-8")
assert rows(window) == rows(cli.stdout), "the window and the command line disagree"
print(f"exported: {len(rows(window)) - 1} rows, the same as the command line")
