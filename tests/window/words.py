"""The words of the program, from its own files: scripts that press what a person sees name it by its message and find it in either language."""

import pathlib
import re

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "assets" / "i18n"


class Words:
    """The messages of one line in a language, without those that take arguments."""

    def __init__(self, language):
        text = (FOLDER / f"{language}.ftl").read_text(encoding="utf-8")
        found = re.findall(r"^([a-z][\w-]*) = ([^{}\n]+)$", text, flags=re.MULTILINE)
        self.texts = {name: plain(words) for name, words in found}

    def __getitem__(self, name):
        return self.texts[name]


def plain(text):
    """With the blanks of a keyboard: the window's may be narrow and unbreakable."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").strip()
