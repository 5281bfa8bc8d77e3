"""Tables in and out."""

import doctest
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import threading

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import cookie_charter as cc
from conftest import REPOSITORY, STORES

CRAWL = {
    "store": ["b", "a", "b", "a", None, "b"],
    "host": ["shop.fr", "doubleclick.net", "facebook.com", "shop.fr", "x.fr", ""],
    "name": ["_ga", "IDE", "fr", "PHPSESSID", "_pk_id.1.1", "no host"],
}


def test_examples():
    assert doctest.testfile(str(REPOSITORY / "python/README.md"), module_relative=False).failed == 0
    assert doctest.testmod(cc).failed == 0


def test_read_has_the_types_and_the_rows_of_the_exports():
    table = cc.read("sample:")
    assert table.schema.field("secure").type == pa.bool_()
    assert table.schema.field("category").type == pa.dictionary(pa.int32(), pa.string())
    assert table.schema.field("expires_at").type == pa.timestamp("us", tz="UTC")
    assert table.num_columns == 30 and "value" not in table.column_names
    assert cc.read("sample:", values=True).column_names[-1] == "value"
    french = cc.read("sample:", lang="fr")
    assert french.column("category").to_pylist() == table.column("category").to_pylist()
    assert french.column("description").to_pylist() != table.column("description").to_pylist()


def test_rows_stay_in_their_order_and_groups_apart():
    table = pa.table(CRAWL)
    found = cc.classify(table)
    assert found.select(list(CRAWL)).to_pydict() == CRAWL
    assert found.column("purpose").to_pylist()[1] == "advertising"
    assert found.column("category").to_pylist()[5] is None, "a row that is no cookie has no verdict"
    for store in ("a", "b"):
        rows = [row for row in range(6) if CRAWL["store"][row] == store]
        alone = cc.classify(table.take(rows))
        assert alone.to_pylist() == found.take(rows).to_pylist()
    assert cc.classify(table, by=None).num_rows == 6
    assert cc.classify(found).schema == found.schema, "what is classified again is replaced"
    assert cc.classify(table.slice(0, 0)).column_names == [*CRAWL, *cc.VERDICTS]
    assert table.column_names == list(CRAWL), "the table is as it was"


def test_a_row_without_a_store_is_with_others_without_one():
    table = pa.table({"store": [None, "a", None], "host": ["x.fr", "x.fr", "x.fr"], "name": ["_ga", "_ga", "PHPSESSID"]})
    found = cc.classify(table)
    assert found.take([0, 2]).to_pylist() == cc.classify(table.take([0, 2])).to_pylist()
    by_number = table.set_column(0, "store", pa.array([7, 1, 7]))
    assert cc.classify(by_number).select(cc.VERDICTS).to_pylist() == found.select(cc.VERDICTS).to_pylist()


def test_batches_of_a_table_are_one_table():
    table = pa.table(CRAWL)
    parts = pa.concat_tables([table.slice(0, 2), table.slice(2, 0), table.slice(2)])
    assert cc.classify(parts).to_pylist() == cc.classify(table).to_pylist()
    # Each batch with a dictionary of its own.
    stores = pa.chunked_array([pa.array(CRAWL["store"][:3]).dictionary_encode(), pa.array(CRAWL["store"][3:]).dictionary_encode()])
    assert cc.classify(table.set_column(0, "store", stores)).select(cc.VERDICTS).to_pylist() == cc.classify(table).select(cc.VERDICTS).to_pylist()


def test_the_same_table_gives_the_same_bytes():
    table = cc.read("sample:")
    repeated = pa.concat_tables([table.append_column("part", pa.array([number] * table.num_rows)) for number in range(400)]).combine_chunks()
    found = [cc.classify(repeated, by="part", threads=threads).select(cc.VERDICTS) for threads in (1, 3)]
    assert found[0].to_pylist() == found[1].to_pylist()
    assert found[0].slice(0, table.num_rows).to_pylist() == found[0].slice(table.num_rows * 399).to_pylist()


def test_dictionaries_and_wide_texts_are_texts():
    table, wanted = pa.table(CRAWL), cc.classify(pa.table(CRAWL))
    for kind in (pa.dictionary(pa.int32(), pa.string()), pa.dictionary(pa.int8(), pa.large_string()), pa.large_string(), pa.string_view()):
        other = pa.table({name: table.column(name).cast(pa.string()).cast(kind) for name in CRAWL}) if not pa.types.is_dictionary(kind) else pa.table(
            {name: table.column(name).cast(kind.value_type).dictionary_encode().cast(kind) for name in CRAWL})
        assert cc.classify(other).select(cc.VERDICTS).to_pylist() == wanted.select(cc.VERDICTS).to_pylist(), kind


def test_other_engines():
    polars, duckdb = pytest.importorskip("polars"), pytest.importorskip("duckdb")
    wanted = cc.classify(pa.table(CRAWL)).select(cc.VERDICTS).to_pylist()
    assert cc.classify(polars.DataFrame(CRAWL)).select(cc.VERDICTS).to_pylist() == wanted
    crawl = pa.table(CRAWL)
    assert cc.classify(duckdb.sql("select * from crawl")).select(cc.VERDICTS).to_pylist() == wanted
    found = cc.classify(crawl)
    assert duckdb.sql("select count(*) from found where party = 'third'").fetchall()[0][0] == sum(row["party"] == "third" for row in wanted)
    assert polars.from_arrow(found).height == 6


def test_errors_are_the_sentences_of_the_program(tmp_path):
    broken, going = tmp_path / "broken.parquet", tmp_path / "going"
    broken.write_bytes(b"PAR1 and no more")
    shutil.copytree(STORES / "firefox-153", going)
    cc.read(going)
    shutil.rmtree(going)
    for call, code in [
        (lambda: cc.read(going), "not-found"),
        (lambda: cc.read(broken), "damaged"),
        (lambda: cc.classify(pa.table({"store": ["a"], "name": ["n"]})), "no-such-column"),
        (lambda: cc.classify(pa.table({"host": ["a.fr"], "name": ["n"]})), "no-such-column"),
        (lambda: cc.classify(pa.table({"store": ["a"], "host": ["a.fr"], "name": [1]})), "wrong-column-type"),
        (lambda: cc.classify(pa.table({"store": ["a"], "host": ["a.fr"], "name": ["n"], "secure": [1]})), "wrong-column-type"),
        (lambda: cc.load_charter(tmp_path / "missing.md"), "charter"),
    ]:
        with pytest.raises(cc.CookieCharterError) as raised:
            call()
        assert raised.value.code == code and str(raised.value)
    with pytest.raises(cc.CookieCharterError, match="colonne «.host.»"):
        cc.classify(pa.table({"store": ["a"], "name": ["n"]}), lang="fr")
    for lang, says in [("en", "no column “store” to group by"), ("fr", "pas de colonne «.store.» qui distingue")]:
        with pytest.raises(cc.CookieCharterError, match=says):
            cc.classify(pa.table({"host": ["a.fr"], "name": ["n"]}), lang=lang)
    for lang, says in [("en", "of one store"), ("fr", "d’une seule base")]:
        with pytest.raises(ValueError, match=says):
            cc.classify(pa.table({"store": ["a", "b"], "host": ["a.fr", "a.fr"], "name": ["n", "n"]}), history="places.sqlite", lang=lang)
    with pytest.raises(ValueError, match="lang"):
        cc.read("sample:", lang="de")


def test_sentences_are_those_of_the_command_line(program_says, tmp_path):
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 and no more")
    for path in (broken, tmp_path / "missing"):
        for lang in ("en", "fr"):
            with pytest.raises(cc.CookieCharterError) as raised:
                cc.read(path, lang=lang)
            assert str(raised.value) in program_says("export", path, "--lang", lang)


def test_a_store_that_cannot_be_read_does_not_stop_the_others(tmp_path):
    shutil.copytree(STORES / "firefox-153", tmp_path / "good")
    (tmp_path / "cookies.sqlite").write_bytes(b"SQLite format 3\0" + bytes(84))
    with pytest.warns(cc.CookieCharterWarning, match="cookies.sqlite"):
        found = cc.read(tmp_path)
    assert found.num_rows == cc.read(STORES / "firefox-153").num_rows


def test_what_was_lost_of_a_store_is_told(tmp_path, program_says_of):
    har = tmp_path / "cut.har"
    entry = '{"startedDateTime":"2026-11-24T10:00:00Z","time":1,"request":{"url":"https://shop.fr/","headers":[]},"response":{"headers":[{"name":"Set-Cookie","value":"_ga=1"}]}}'
    har.write_text('{"log":{"version":"1.2","creator":{"name":"t","version":"1"},"entries":[' + entry + "," + entry[:60])
    with pytest.warns(cc.CookieCharterWarning) as warned:
        assert cc.read(har).num_rows == 1
    told = [str(warning.message) for warning in warned]
    assert told and all(sentence in program_says_of("export", har, "-f", "json") for sentence in told)
    with pytest.warns(cc.CookieCharterWarning) as warned:
        cc.audit("shop.fr", har)
    assert [str(warning.message) for warning in warned] == told


def test_a_crawl_is_read_as_by_the_command_line(program, tmp_path):
    crawl = tmp_path / "crawl"
    for way in ("a", "b/c"):
        shutil.copytree(STORES / "firefox-153", crawl / way)
    shutil.make_archive(str(crawl / "packed"), "zip", STORES / "firefox-153")
    out = tmp_path / "out.parquet"
    program("export", crawl, "--recursive", "-f", "parquet", "-o", out)
    wanted, found = pq.read_table(out), cc.read(crawl, recursive=True)
    assert found.to_pydict() == wanted.to_pydict()
    assert len(set(found.column("store").to_pylist())) == 3 > len(set(cc.read(crawl).column("store").to_pylist()))
    (crawl / "broken.har").write_text("")
    with pytest.warns(cc.CookieCharterWarning, match="broken.har"):
        assert cc.read(crawl, recursive=True).num_rows == wanted.num_rows


def test_a_named_history_that_cannot_be_used_is_told(program_says, tmp_path):
    missing = tmp_path / "places.sqlite"
    with pytest.raises(cc.CookieCharterError) as raised:
        cc.read(STORES / "firefox-153", history=missing)
    assert raised.value.code == "history-unreadable"
    assert str(raised.value) in program_says("export", STORES / "firefox-153", "--history", missing)
    table = pa.table(CRAWL).slice(0, 1)
    with pytest.raises(cc.CookieCharterError) as other:
        cc.classify(table, history=missing)
    assert (other.value.code, str(other.value)) == (raised.value.code, str(raised.value))
    with pytest.warns(cc.CookieCharterWarning, match="places.sqlite"):
        assert cc.classify(table, history={"b": missing, "c": missing}).num_rows == 1


def test_a_page_from_disk_is_known_by_its_site():
    table = pa.table({"store": ["a", "a"], "site": ["file:", "shop.fr"], "host": ["", "shop.fr"], "name": ["seen", "_ga"], "path": ["/", "/"]})
    found = cc.classify(table)
    assert None not in found.column("category").to_pylist()
    assert cc.classify(table, by="site").column("category").null_count == 0
    for other in (pa.array([1, 2]), pa.array([["x"], []])):
        assert cc.classify(table.set_column(1, "site", other)).column("category").null_count == 1


def test_lives_are_numbers_of_any_size_and_ends_may_be_beyond_the_calendar():
    end = pa.array([1795900000, 1795900000], pa.timestamp("s", "UTC"))
    base = pa.table({"store": ["a", "a"], "host": ["shop.fr", "shop.fr"], "name": ["_ga", "x"], "expires_at": end})
    wanted = cc.classify(base.append_column("lifetime_days", pa.array([400.0, 30.0]))).select(cc.VERDICTS).to_pylist()
    assert wanted[0]["findings"]
    for kind in (pa.int16(), pa.uint16(), pa.uint64(), pa.float32(), pa.decimal128(5, 1), pa.decimal128(38, 0)):
        lives = pa.array([400, 30]).cast(pa.float64() if pa.types.is_floating(kind) else pa.int64()).cast(pa.decimal128(20, 0)).cast(kind) if pa.types.is_decimal(kind) else pa.array([400, 30], kind)
        assert cc.classify(base.append_column("lifetime_days", lives)).select(cc.VERDICTS).to_pylist() == wanted, kind
    far = [2**63 - 1, 2**63 - 1]
    ends = [cc.classify(base.set_column(3, "expires_at", pa.array(far, pa.int64()).cast(pa.timestamp(unit)))).select(cc.VERDICTS) for unit in ("s", "ms", "us")]
    assert ends[0].equals(ends[2]) and ends[1].equals(ends[2])


def test_a_store_too_large_for_memory_is_told_and_the_others_are_judged():
    rows = 1_000
    table = pa.table({"store": ["large"] * rows + ["small"], "host": ["shop.fr"] * (rows + 1), "name": ["_ga"] * (rows + 1)})
    wanted = cc.classify(table)
    for memory in (0, 1_000):
        alone = table if memory == 0 else table.slice(0, rows)
        with pytest.raises(cc.CookieCharterError, match="1,000 rows or more.*: large$") as raised:
            cc.classify(alone, memory=memory)
        assert raised.value.code == "too-large-for-memory"
    with pytest.warns(cc.CookieCharterWarning, match="(?s)1.000 lignes.*: large$"):
        found = cc.classify(table, memory=1_000, lang="fr")
    assert found.column("category").null_count == rows
    assert found.slice(rows).select(["category", "party"]).to_pylist() == wanted.slice(rows).select(["category", "party"]).to_pylist()
    # What one thread has room for need not fit beside others.
    assert cc.classify(table, memory=rows * 250, threads=8).to_pylist() == wanted.to_pylist()
    with pytest.raises(cc.CookieCharterError, match="rows or more") as raised:
        cc.classify(table, by=None, memory=1_000)
    assert str(raised.value).endswith("at a time.")


@pytest.mark.parametrize("ending", ["txt", "parquet"])
def test_a_read_stops_where_memory_would_not_do(ending, tmp_path):
    store, rows = tmp_path / f"cookies.{ending}", 200_000
    if ending == "txt":
        line = "e{0}.fr\tFALSE\t/\tFALSE\t2000000000\tn{0}\tv\n"
        store.write_text("# Netscape HTTP Cookie File\n" + "".join(line.format(number) for number in range(rows)))
    else:
        pq.write_table(pa.table({"host": [f"e{number}.fr" for number in range(rows)], "name": ["n"] * rows}), store)
    with pytest.raises(cc.CookieCharterError, match="rows or more") as raised:
        cc.read(store, memory=1 << 20)
    assert raised.value.code == "too-large-for-memory" and str(raised.value).endswith(str(store))
    assert cc.read(store, memory=1 << 30).num_rows == rows


def test_a_read_of_many_small_stores_stops_where_memory_would_not_do(tmp_path):
    line = "e{0}.fr\tFALSE\t/\tFALSE\t2000000000\tn{0}\tv\n"
    stores = 60
    for store in range(stores):
        (tmp_path / f"{store}").mkdir()
        (tmp_path / f"{store}/cookies.txt").write_text("# Netscape HTTP Cookie File\n" + "".join(line.format(number) for number in range(5_000)))
    for recursive in (False, True):
        with pytest.raises(cc.CookieCharterError, match="rows or more") as raised:
            cc.read(tmp_path, memory=4 << 20, recursive=recursive)
        assert raised.value.code == "too-large-for-memory"
        rows = int("".join(letter for letter in str(raised.value).split(" rows or more")[0].split()[-1] if letter.isdigit()))
        assert rows < stores * 5_000, "it stops before all is read"


def test_free_memory_is_what_the_system_says(tmp_path):
    from cookie_charter import _memory

    if not sys.platform.startswith("linux"):
        assert _memory.free() is None
        return
    assert 1 << 20 < _memory.free() < 1 << 50
    for name, text in [("max", "3000\n"), ("current", "2500\n"), ("stat", "anon 2000\ninactive_file 400\n")]:
        (tmp_path / f"memory.{name}").write_text(text)
    assert _memory._of_group(tmp_path) == 900
    (tmp_path / "memory.max").write_text("max\n")
    assert _memory._of_group(tmp_path) is None
    # A process that may take little says so in a sentence instead of being ended.
    program = """
import resource, pyarrow as pa, cookie_charter as cc
table = pa.table({"host": ["shop.fr"] * 3_000_000, "name": ["_ga"] * 3_000_000})
pages = int(open("/proc/self/statm").read().split()[0])
resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + (200 << 20),) * 2)
try:
    cc.classify(table, by=None, threads=1)
except cc.CookieCharterError as error:
    print(error.code)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "too-large-for-memory\n"), done.stderr


def test_types_are_told():
    package = pathlib.Path(cc.__path__[0])
    assert (package / "py.typed").exists()
    told = (package / "__init__.pyi").read_text()
    assert [name for name in cc.__all__ if f"def {name}(" not in told and f"class {name}" not in told and f"{name}: " not in told] == []


@pytest.mark.parametrize("example", ["duckdb_crawl", "polars_crawl"])
def test_the_examples_run(example, tmp_path):
    pytest.importorskip(example.split("_")[0])
    crawl = tmp_path / "crawl.parquet"
    pq.write_table(cc.read("sample:").drop_columns(cc.VERDICTS), crawl)
    script = REPOSITORY / "python/examples" / f"{example}.py"
    out = tmp_path / "out.parquet"
    done = subprocess.run([sys.executable, script, crawl, out], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    wanted = cc.classify(pq.read_table(crawl)).select(cc.VERDICTS)
    assert pq.read_table(out).select(cc.VERDICTS).to_pylist() == wanted.to_pylist()


def test_an_audit_names_its_charter_reads_the_sample_and_warns_of_what_it_cannot_read(tmp_path):
    table = tmp_path / "shop.csv"
    table.write_text("Name;Duration\n_ga;13 months\n")
    assert cc.audit("boutique-exemple.fr", STORES / "firefox-153", charter=cc.load_charter(table))["charter"] == "shop.csv"
    assert cc.audit("boutique-exemple.fr", STORES / "firefox-153")["charter"] is None
    assert cc.audit("opendatasoft.com", "sample:")["findings"]
    folder = tmp_path / "profiles"
    shutil.copytree(STORES / "firefox-153", folder)
    (folder / "damaged").mkdir()
    (folder / "damaged" / "cookies.sqlite").write_bytes(b"SQLite format 3\0 and nothing else")
    with pytest.warns(cc.CookieCharterWarning, match="damaged"):
        report = cc.audit("boutique-exemple.fr", before=folder)
    assert [store["moment"] for store in report["stores"]] == ["before"]
    with pytest.raises(cc.CookieCharterError, match="damaged"):
        cc.audit("boutique-exemple.fr", before=folder / "damaged")


def test_charters_explanations_and_audits(tmp_path):
    page = tmp_path / "charter.md"
    page.write_text("# Cookies of shop.fr\n\n| Name | Purpose | Duration |\n|---|---|---|\n| _ga | Audience measurement | 13 months |\n| _fbp | Advertising | 3 months |\n")
    charter = cc.load_charter(page)
    assert charter.names == ["_ga", "_fbp"] and len(charter) == 2 and "Charter" in repr(charter)
    answer = cc.explain("_fbp", "shop.fr", charter=charter)
    assert answer["known"] and answer["own_site"]["consent"] == "required"
    report = cc.audit("boutique-exemple.fr", STORES / "firefox-153", charter=charter)
    assert report["site"] == "boutique-exemple.fr" and isinstance(report["findings"], list)
    assert report["charter"] == charter.title != ""
    assert charter.not_understood == 0


def test_columns_that_share_a_name_are_kept_or_told():
    names = ["store", "host", "name", "id", "id"]
    rows = [pa.array(["a"]), pa.array(["shop.fr"]), pa.array(["_ga"]), pa.array([1]), pa.array([2])]
    judged = cc.classify(pa.Table.from_arrays(rows, names=names))
    assert judged.column_names[:5] == names and judged.column(4).to_pylist() == [2]
    for twice in ("store", "host"):
        table = pa.Table.from_arrays(rows, names=["store", "host", "name", "country", twice])
        with pytest.raises(cc.CookieCharterError, match=f"more than one column “{twice}”") as raised:
            cc.classify(table)
        assert raised.value.code == "column-twice"


def test_groups_of_any_type_that_tells_apart():
    hosts, names = ["shop.fr", "doubleclick.net", "b.fr"], ["_ga", "IDE", "n"]
    expected = cc.classify(pa.table({"store": ["a", "a", "b"], "host": hosts, "name": names})).select(cc.VERDICTS)
    uuids = pa.ExtensionArray.from_storage(pa.uuid(), pa.array([b"a" * 16, b"a" * 16, b"b" * 16], pa.binary(16)))
    runs = pa.RunEndEncodedArray.from_arrays(pa.array([2, 3], pa.int32()), pa.array(["a", "b"]))
    for keys in (uuids, runs, pa.array([1, 1, 2]), pa.array(["a", "a", "b"], pa.string_view())):
        assert cc.classify(pa.table({"visit": keys, "host": hosts, "name": names}), by="visit").select(cc.VERDICTS).equals(expected), keys.type
    with pytest.raises(cc.CookieCharterError, match="holds lists") as raised:
        cc.classify(pa.table({"visit": [[1], [1], [2]], "host": hosts, "name": names}), by="visit")
    assert raised.value.code == "wrong-column-type"


def test_ctrl_c_ends_a_call():
    rows = 400_000
    table = pa.table({"store": [f"s{row // 20}" for row in range(rows)], "host": [f"h{row}.fr" for row in range(rows)], "name": ["n"] * rows})
    pressed = threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT))
    pressed.start()
    with pytest.raises(KeyboardInterrupt):
        # It may come between two calls as well.
        while True:
            cc.classify(table)
    pressed.join()
    assert cc.classify(table.slice(0, 10)).num_rows == 10


def test_an_audit_of_nothing_is_none():
    with pytest.raises(ValueError, match="one of stores"):
        cc.audit("shop.fr")
