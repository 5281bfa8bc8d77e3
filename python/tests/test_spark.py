"""The functions that Spark calls, without Spark; examples/spark_cluster.py runs them in a cluster."""

import importlib.util
import random

import pyarrow as pa
import pytest

import cookie_charter as cc
from conftest import REPOSITORY

pytest.importorskip("pyspark")


@pytest.fixture(scope="module")
def spark_crawl():
    spec = importlib.util.spec_from_file_location("spark_crawl", REPOSITORY / "python/examples/spark_crawl.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def crawl():
    sample = cc.read("sample:").drop_columns(cc.VERDICTS)
    place = sample.schema.get_field_index("store")
    stores = [sample.slice(0, rows).set_column(place, "store", pa.array([f"store {number}"] * rows)) for number, rows in enumerate([5, 1, 100, 2, 2, 40, 1])]
    return pa.concat_tables(stores).combine_chunks()


def test_a_partition_in_batches_of_any_size_is_judged_store_by_store(spark_crawl, crawl):
    wanted = cc.classify(crawl).to_pylist()
    dice = random.Random(7)
    for most in (1, 3, 50, 1_000):
        ends = sorted(dice.sample(range(1, crawl.num_rows), 12))
        batches = [batch for start, end in zip([0, *ends], [*ends, crawl.num_rows]) for batch in crawl.slice(start, end - start).to_batches()]
        tables = list(spark_crawl.whole_stores(batches, most))
        assert pa.concat_tables(tables).to_pylist() == crawl.to_pylist(), most
        stores = [set(table.column("store").to_pylist()) for table in tables]
        assert sum(map(len, stores)) == len(set().union(*stores)), "no store is in two"
        found = [row for batch in spark_crawl.of_partition(batches) for row in batch.to_pylist()]
        assert found == wanted


def test_a_group_is_one_store(spark_crawl, crawl):
    rows = crawl.slice(6, 100)
    assert spark_crawl.of_store(rows).to_pylist() == cc.classify(rows).to_pylist()
    assert list(spark_crawl.of_partition([])) == []
