"""What the program carries beside crates: data sets, fonts, icons. One line each; files of `assets/` that no line covers are an error of the tools here."""
import os

# What, its licence, whose it is, the files, the text of the licence.
OWN = "MIT OR Apache-2.0"
BUNDLED = [
    ("Inter", "3.019", "OFL-1.1", "The Inter Project Authors", "assets/fonts/Inter-", "assets/fonts/Inter-LICENSE.txt", "font"),
    ("JetBrains Mono", "2.242", "Apache-2.0", "JetBrains s.r.o.", "assets/fonts/JetBrainsMono-", "assets/fonts/JetBrainsMono-LICENSE.txt", "font"),
    ("Phosphor Icons", "2.1.2", "MIT", "Phosphor Icons", "assets/icons/", "assets/icons/LICENSE", "font"),
    ("third-party-web", None, "MIT", "Patrick Hulce", "assets/domains/third-parties.tsv", "assets/domains/LICENSE-third-party-web", "data"),
    ("domain lists", None, OWN, "Cookie Charter", "assets/domains/", None, "data"),
    ("cookie catalogue", None, OWN, "Cookie Charter", "assets/catalogue/", None, "data"),
    ("declarations that were read in published charters (facts alone)", None, OWN, "Cookie Charter", "assets/declared/", None, "data"),
    ("words of charters and of cookie names", None, OWN, "Cookie Charter", ("assets/charter-words/", "assets/words/"), None, "data"),
    ("built-in charter", None, OWN, "Cookie Charter", "assets/charters/", None, "data"),
    ("law as data", None, OWN, "Cookie Charter", "assets/law/", None, "data"),
    ("sample store", None, OWN, "Cookie Charter", "assets/sample/", None, "data"),
    ("browsers, calibration, words of the program, desktop files", None, OWN, "Cookie Charter",
     ("assets/browsers.toml", "assets/calibration.tsv", "assets/i18n/", "assets/desktop/", "assets/model/", "assets/README.md", "assets/fonts/subset.py"), None, "data"),
]


def files_of(entry, every):
    starts = entry[4] if isinstance(entry[4], tuple) else (entry[4],)
    return [path for path in every if path.startswith(starts)]


def all_files():
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk("assets") for name in names if "__pycache__" not in folder)


def parts():
    """Each entry with its own files: a file is of the first entry that names it."""
    left, found = all_files(), []
    for entry in BUNDLED:
        files = files_of(entry, left)
        left = [path for path in left if path not in files]
        if not files:
            raise SystemExit(f"nothing is left of {entry[0]}: mend packaging/lib/bundled.py")
        found.append((entry, files))
    if left:
        raise SystemExit(f"no entry of packaging/lib/bundled.py covers {left[0]}")
    return found
