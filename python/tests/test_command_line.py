"""Verdicts and rows are those of the command line, on every store."""

import csv
import warnings

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

import cookie_charter as cc
from conftest import LABELLED, STORES, stores

if not LABELLED.is_dir():
    warnings.warn(f"the labelled stores are not there, only those of the repository are compared: {LABELLED}", stacklevel=1)


def plain(table):
    """The rows as lists; times as numbers, because pandas and Python have no year 9999 in every unit."""
    for place, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type):
            table = table.set_column(place, field.name, table.column(place).cast(pa.int64()))
    return table.to_pylist()


def with_record(table, file):
    """The table with the record of its reads, which pyarrow leaves in the file."""
    return table.replace_schema_metadata({b"cookie-charter": pq.read_metadata(file).metadata[b"cookie-charter"]})


def verdicts(table):
    return [[row[column] or "" for column in cc.VERDICTS] for row in table.select(cc.VERDICTS).to_pylist()]


def told(output):
    """The verdicts of a CSV, before spreadsheets were thought of."""
    rows = csv.DictReader(output.splitlines())
    return [[undefused(row[column]) for column in cc.VERDICTS] for row in rows]


def undefused(cell):
    return cell[1:] if cell.startswith("'") else cell


@pytest.mark.parametrize("store", stores(), ids=lambda store: f"{store.parent.parent.name}-{store.name}")
def test_rows_and_verdicts_are_those_of_the_program(program, store, tmp_path):
    exported = tmp_path / "exported.parquet"
    program("export", store, "-f", "parquet", "-o", exported)
    table = pq.read_table(exported)
    assert table.num_rows > 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", cc.CookieCharterWarning)
        assert plain(cc.read(store)) == plain(table)
    again = program("export", exported, "--no-history")
    assert verdicts(cc.classify(with_record(table, exported), by=None)) == told(again)
    assert verdicts(cc.classify(cc.read(store), by=None)) == told(again), "a table that was read keeps the record"


def test_each_group_is_judged_as_a_store_alone(program, tmp_path):
    parts = []
    for number, store in enumerate(stores()):
        exported = tmp_path / f"{number}.parquet"
        program("export", store, "-f", "parquet", "-o", exported)
        part = pq.read_table(exported)
        parts.append(part.append_column("crawl", pa.array([f"store {number}"] * part.num_rows)))
    table = pa.concat_tables(parts)
    # Rows of all stores in turn.
    order = pc.sort_indices(pa.table({"name": table.column("name").cast(pa.string()), "row": pa.array(range(table.num_rows))}),
                            sort_keys=[("name", "ascending"), ("row", "ascending")])
    mixed = table.unify_dictionaries().take(order)
    found = cc.classify(mixed, by="crawl")
    assert verdicts(found) == verdicts(cc.classify(mixed, by="crawl", threads=1))
    for number in range(len(parts)):
        rows = pc.indices_nonzero(pc.equal(mixed.column("crawl"), f"store {number}"))
        assert rows.to_pylist()
        alone = tmp_path / f"alone {number}.parquet"
        pq.write_table(mixed.take(rows), alone)
        assert verdicts(found.take(rows)) == told(program("export", alone, "--no-history")), stores()[number]


def test_values_and_histories_are_evidence_when_they_are_given(program, tmp_path):
    store = STORES / "firefox-153"
    exported, history = tmp_path / "exported.parquet", next(store.rglob("places.sqlite"))
    program("export", store, "-f", "parquet", "--with-values", "-o", exported)
    table = with_record(pq.read_table(exported), exported)
    wanted = told(program("export", exported, "--with-values", "--history", history))
    assert verdicts(cc.classify(table, by=None, values=True, history=history)) == wanted
    by_store = cc.classify(table, values=True, history={name: history for name in set(table.column("store").to_pylist())})
    assert verdicts(by_store) == wanted
    assert verdicts(cc.classify(table, by=None)) != wanted
    with pytest.raises(ValueError, match="of one store"):
        cc.classify(pa.concat_tables([table, table]).append_column("half", pa.array(["a", "b"] * table.num_rows)), by="half", history=history)
