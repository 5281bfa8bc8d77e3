"""A crawl in Parquet, classified by Spark.

    spark-submit spark_crawl.py CRAWL OUT [--way group|batches|files] [--master spark://…]

group:   `groupBy("store").applyInArrow`: rows of a store come together by a shuffle, whatever the order of the crawl. A call for each store.
batches: `repartition("store").sortWithinPartitions("store").mapInArrow`: the same shuffle, and a call for each batch of whole stores.
files:   `mapInArrow` alone: no shuffle, for a crawl whose row groups hold whole stores. What a partition is then is read from the file.
"""

import argparse
import json
import time

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.types import StringType, StructField, StructType

import cookie_charter

VERDICTS = [StructField(name, StringType()) for name in cookie_charter.VERDICTS]


def plain(table):
    """Texts out of their dictionaries, which Spark does not read."""
    return table.cast(pa.schema([(field.name, field.type.value_type if pa.types.is_dictionary(field.type) else field.type) for field in table.schema]))


def of_store(table: pa.Table) -> pa.Table:
    """The rows of one store with their verdicts. Spark runs a task for each core, so each keeps to one thread."""
    return plain(cookie_charter.classify(table, by=None, threads=1))


def whole_stores(batches, most=65_536):
    """Batches put together so that none begins or ends within a store: rows of a store follow each other."""
    waiting, rows = [], 0
    for batch in batches:
        waiting.append(batch)
        rows += batch.num_rows
        if rows < most:
            continue
        table = pa.Table.from_batches(waiting)
        stores = table.column("store").to_pylist()
        # All but the last store, which may go on.
        end = next((place + 1 for place in range(len(stores) - 2, -1, -1) if stores[place] != stores[-1]), 0)
        if end:
            yield table.slice(0, end)
            waiting, rows = table.slice(end).to_batches(), len(stores) - end
        # A store that is larger than this is waited for to its end.
    if waiting:
        yield pa.Table.from_batches(waiting)


def of_partition(batches):
    """A partition that holds whole stores one after the other."""
    for table in whole_stores(batches):
        yield from plain(cookie_charter.classify(table, by="store", threads=1)).to_batches()


def classified(crawl, way):
    """The crawl with its verdicts."""
    schema = StructType(crawl.schema.fields + VERDICTS)
    if way == "group":
        return crawl.groupBy("store").applyInArrow(of_store, schema)
    if way == "batches":
        return crawl.repartition("store").sortWithinPartitions("store").mapInArrow(of_partition, schema)
    return crawl.mapInArrow(of_partition, schema)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("crawl")
    parser.add_argument("out")
    parser.add_argument("--way", choices=["group", "batches", "files"], default="batches")
    parser.add_argument("--master")
    options = parser.parse_args()
    builder = SparkSession.builder.appName("cookie-charter").config("spark.sql.session.timeZone", "UTC")
    spark = (builder.master(options.master) if options.master else builder).getOrCreate()
    started = time.monotonic()
    classified(spark.read.parquet(options.crawl), options.way).write.mode("overwrite").parquet(options.out)
    seconds = time.monotonic() - started
    found = spark.read.parquet(options.out)
    counts = {column: {row[column]: row["count"] for row in found.groupBy(column).count().collect()} for column in ("category", "party", "purpose")}
    print(json.dumps({"way": options.way, "seconds": round(seconds, 2), "rows": found.count(), "counts": counts}))
    spark.stop()


if __name__ == "__main__":
    main()
