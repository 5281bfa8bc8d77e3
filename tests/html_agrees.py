"""Whether a page says of each cookie what the CSV says. html_agrees.py PAGE CSV

Python's own parser reads the page, which shares no line with the program: name, host and category of each row of the tables by site, and that what the
cookie does stands in its row.
"""

import csv
import sys
from collections import Counter
from html.parser import HTMLParser

# Elements without an end.
VOID = {"br", "hr", "img", "link", "meta", "wbr"}
CATEGORIES = {"necessary", "statistics", "first-party", "third-party"}


class Rows(HTMLParser):
    """Rows whose heading is a name in code: [name, host, category, all text]."""

    def __init__(self):
        super().__init__()
        self.rows, self.open, self.row = [], [], None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in VOID:
            return
        if tag == "tr":
            self.row = {"name": None, "host": "", "category": None, "text": ""}
        self.open.append((tag, attributes.get("class", "").split(), attributes.get("scope")))
        classes = self.open[-1][1]
        if self.row is not None and "badge" in classes and self.row["category"] is None:
            self.row["category"] = next((name for name in classes if name in CATEGORIES), None)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag == "tr" and self.row is not None:
            if self.row["name"] is not None and self.row["category"] is not None:
                self.rows.append(self.row)
            self.row = None

    def handle_data(self, data):
        if self.row is None:
            return
        self.row["text"] += data
        if any(tag == "th" for tag, _, _ in self.open):
            place = self.open[-1]
            if place[0] == "code":
                self.row["name"] = (self.row["name"] or "") + data
            elif "weak" in place[1] and not self.row["host"]:
                self.row["host"] = data


def place(cookie):
    """The host as people write it, and the path where that says something."""
    host = ".".join(part.encode().decode("idna") for part in cookie["host"].split("."))
    return host + (cookie["path"] if cookie["path"] != "/" else "")


def main(page, table):
    parser = Rows()
    with open(page, encoding="utf-8") as file:
        parser.feed(file.read())
    with open(table, encoding="utf-8", newline="") as file:
        cookies = list(csv.DictReader(file))
    told = Counter((row["name"], row["host"], row["category"]) for row in parser.rows)
    kept = Counter((cookie["name"], place(cookie), cookie["category"]) for cookie in cookies)
    assert told == kept, f"only in the page: {told - kept}; only in the table: {kept - told}"
    said = {}
    for row in parser.rows:
        said.setdefault((row["name"], row["host"]), []).append(row["text"])
    for cookie in cookies:
        texts = said[cookie["name"], place(cookie)]
        assert any(cookie["description"] in text for text in texts), f"{cookie['name']}: {cookie['description']}"
    print(f"{len(cookies)} cookies")


if __name__ == "__main__":
    main(*sys.argv[1:])
