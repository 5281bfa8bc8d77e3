"""Compares the workbook of an audit with the JSON and the dossier of the same audit, as an independent reader (openpyxl) sees them.

    python3 tests/audit_xlsx_agrees.py AUDIT.xlsx AUDIT.json DOSSIER

Both were written in the same language. Ends with status 1 and one line per difference."""
import json, sys
import openpyxl


def text(cell):
    return "" if cell is None else str(cell).replace("_x005F_", "_")


def main(arguments):
    book = openpyxl.load_workbook(arguments[0])
    report = json.load(open(arguments[1], encoding="utf-8"))
    dossier = json.load(open(arguments[2], encoding="utf-8"))
    faults = []
    if len(book.sheetnames) != 6:
        faults.append(f"sheets: {book.sheetnames}")
    summary, moments, findings, cookies, reads, sources = book.worksheets
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            faults += [f"a formula: {sheet.title} {cell.coordinate}" for cell in row if cell.data_type == "f"]
    told = [text(cell) for row in summary.iter_rows(values_only=True) for cell in row]
    faults += [f"the summary lacks: {sentence}" for sentence in report["could_not_see"] if sentence not in told]
    first_unseen = told.index(report["could_not_see"][0])
    if report["charter"] and told.index(report["charter"]) < first_unseen:
        faults.append("what could not be seen does not come first")
    rows = list(findings.iter_rows(min_row=2, values_only=True))
    told = [(text(row[2]), text(row[3]), text(row[5]), text(row[6]), text(row[7])) for row in rows]
    meant = [(f["name"], f["host"], f["sentence"], f["what_to_do"], f["reference"]) for f in report["findings"]]
    if told != meant:
        faults.append(f"findings: {set(told) ^ set(meant)}")
    rows = list(cookies.iter_rows(min_row=2, values_only=True))
    meant = dossier["audit"]["rows"]
    if len(rows) != len(meant):
        faults.append(f"{len(rows)} cookies instead of {len(meant)}")
    labels = [label for label in ("observed", "before", "refused", "accepted", "withdrawn") if any(r["moment"] == label for r in dossier["reads"])]
    for row, kept in zip(rows, meant):
        if (text(row[0]), text(row[1]), text(row[2])) != (kept["name"], kept["host"], kept["path"]):
            faults.append(f"a cookie: {row} {kept}")
        for cell, label in zip(row[8:], labels):
            life = next((seen["life"] for seen in kept["seen"] if seen["moment"] == label), None)
            if isinstance(life, dict) and abs(cell - life["seconds"] / 86400) > 0.06:
                faults.append(f"a life: {kept['name']} {label}: {cell} {life}")
            if not isinstance(life, dict) and not isinstance(cell, str):
                faults.append(f"no word for a life: {kept['name']} {label}: {cell}")
    told = {text(cell) for row in reads.iter_rows(values_only=True) for cell in row}
    for read in dossier["reads"]:
        faults += [f"no sum of {file['path']}" for file in read["record"]["files"] if file["sha256"] not in told]
    if sources.max_row < 2 + len(dossier["law"]["reference"]) - 1:
        faults.append("references of the law are missing")
    numbers = [cell for row in moments.iter_rows(min_row=2, min_col=2, values_only=True) for cell in row if cell is not None]
    if not all(isinstance(number, (int, float)) for number in numbers) or len(numbers) < 7 * len(labels):
        faults.append(f"sums of moments: {numbers}")
    print("\n".join(faults) or f"{len(rows)} cookies and {len(report['findings'])} findings agree")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
