"""A crawl in Parquet, classified and counted in Polars.

    python polars_crawl.py CRAWL.parquet [OUT.parquet]
"""

import sys

import polars

import cookie_charter


def classified(frame):
    """The frame with its verdicts: a function for `DataFrame.pipe`."""
    return polars.from_arrow(cookie_charter.classify(frame, by="store"))


def main(crawl, out=None):
    cookies = polars.read_parquet(crawl).pipe(classified)
    print(cookies.group_by("category", "purpose").agg(polars.len().alias("cookies"), polars.col("store").n_unique().alias("stores")).sort("category", "purpose"))
    if out:
        cookies.write_parquet(out, compression="snappy")


if __name__ == "__main__":
    main(*sys.argv[1:])
