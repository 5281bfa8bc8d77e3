"""Compares every cell of an XLSX export with the CSV export of the same stores, as an independent reader (openpyxl) sees them.

    python3 tests/xlsx_agrees.py COOKIES.xlsx COOKIES.csv assets/i18n/fr.ftl [STORE FILE ...]

The CSV is the one of `--preset rfc`; the `.ftl` file gives the words that stand for its codes. The SHA-256 of each store file must stand
in the sheet of the read. Ends with status 1 and one line per difference."""
import csv, datetime, hashlib, re, sys
import openpyxl

WORDS_OF = {"category": "category", "purpose": "purpose", "party": "party", "consent": "consent", "confidence": "confidence", "same_site": "same-site"}
FLAGS = {"session", "secure", "http_only", "host_only", "partitioned"}
TIMES = {"created_at", "last_accessed_at", "expires_at"}


def messages(path):
    return dict(line.split(" = ", 1) for line in open(path, encoding="utf-8").read().splitlines() if re.match(r"[a-z][\w-]* = ", line))


def undefused(text):
    """A text without the apostrophes that the CSV puts before signs."""
    return re.sub(r"(^|[,;\t\r\n])'", r"\1", text)


def visible(text):
    return "".join("\ufffd" if re.match("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", c) else c for c in text)


def host(text):
    try:
        return text.encode("ascii").decode("idna")
    except UnicodeError:
        return text


def agrees(column, code, cell, words):
    """Whether a cell says what the code of the CSV says."""
    if isinstance(cell, str):
        cell = cell.replace("_x005F_", "_")  # Excel's escape of what looks like an escape, which openpyxl leaves
    if column == "evidence":
        return len(cell.split(" · ")) >= len(code.split(";")) if code else cell is None
    if code == "":
        return cell is None
    if column in WORDS_OF:
        return cell == words[f"{WORDS_OF[column]}-{code}"]
    if column in FLAGS:
        return cell == words["yes" if code == "true" else "no"]
    if column in TIMES:
        shown = cell.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(cell, datetime.datetime) else cell.replace(" ", "T") + "Z"
        return shown == code
    if column == "lifetime_days":
        return isinstance(cell, (int, float)) and abs(cell - float(code)) < 1e-9
    if column == "findings":
        return all(words[f"finding-{one}"] in cell for one in code.split(";"))
    if column == "container":
        return bool(cell)
    if (column, code) == ("site", "file:"):
        return cell == words["site-files"]
    if column in ("site", "host"):
        return cell == host(code)
    return cell.replace("'", "") == visible(undefused(code)).replace("'", "")


def main(xlsx, table, ftl, *stores):
    words, wrong = messages(ftl), []
    book = openpyxl.load_workbook(xlsx)
    for sheet in book:
        wrong += [f"{sheet.title}!{cell.coordinate} is a formula" for row in sheet for cell in row if cell.data_type == "f"]
    with open(table, newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    cookies = book[words["xlsx-sheet-cookies"]]
    labels, *cells = cookies.iter_rows(values_only=True)
    if len(cells) != len(rows):
        wrong.append(f"{len(cells)} rows instead of {len(rows)}")
    for column, label in zip(head, labels):
        if column != "value" and not label.startswith(words[f"column-{column}"]):
            wrong.append(f"{column} is headed {label!r}")
    for number, (row, shown) in enumerate(zip(rows, cells), 2):
        for column, code, cell in zip(head, row, shown):
            if not agrees(column, code, cell, words):
                wrong.append(f"row {number}, {column}: {code!r} in the CSV, {cell!r} in the workbook")
    by_site = {}
    for row in rows:
        site = words["site-files"] if row[0] == "file:" else host(row[0])
        by_site[site] = by_site.get(site, 0) + 1
    _, *sites = book[words["xlsx-sheet-sites"]].iter_rows(values_only=True)
    if {row[0] or "": row[1] for row in sites if row[1]} != by_site:
        wrong.append("the sheet of sites counts other cookies")
    if any(row[1] != sum(row[2:6]) for row in sites):
        wrong.append("the categories of a site do not add up")
    read = {cell.value for row in book[words["xlsx-sheet-read"]] for cell in row}
    for store in stores:
        if hashlib.sha256(open(store, "rb").read()).hexdigest() not in read:
            wrong.append(f"the SHA-256 of {store} is not in the sheet of the read")
    if cookies.freeze_panes != "A2" or not cookies.auto_filter.ref:
        wrong.append("the heading is not frozen, or there is no filter")
    print("\n".join(wrong[:50]) or f"{len(rows)} rows agree in every cell")
    return 1 if wrong else 0


sys.exit(main(*sys.argv[1:]))
