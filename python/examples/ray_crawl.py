"""A crawl in Parquet, classified on the cores of this machine by Ray.

    python ray_crawl.py CRAWL.parquet OUT
"""

import sys

import pyarrow as pa
import ray

import cookie_charter


def classified(table: pa.Table) -> pa.Table:
    """A block of rows with their verdicts; blocks hold whole stores. Ray runs one task a core, so each keeps to one thread."""
    return plain(cookie_charter.classify(table, by="store", threads=1))


def plain(table):
    """Texts out of their dictionaries, which differ from block to block."""
    return table.cast(pa.schema([(field.name, field.type.value_type if pa.types.is_dictionary(field.type) else field.type) for field in table.schema]))


def main(crawl, out):
    ray.init(num_cpus=2, include_dashboard=False, logging_level="ERROR")
    # Rows of a store come together where they were apart: by a shuffle, which a crawl that was written store after store does without.
    crawl = ray.data.read_parquet(crawl)
    crawl.groupby("store", num_partitions=4).map_groups(classified, batch_format="pyarrow").write_parquet(out)
    print(ray.data.read_parquet(out).groupby("category").count().take_all())


if __name__ == "__main__":
    main(*sys.argv[1:])
