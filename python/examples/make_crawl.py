"""Makes a crawl of any size out of stores: each is exported by the program once, without its verdicts, and repeated under names of its own.

    python make_crawl.py PROGRAM STORES ROWS OUT

OUT/crawl.parquet is one table with the column `store`, in row groups of whole stores; OUT/stores/ has the same rows as one Parquet file a store, for
`cookie-charter export OUT/stores --recursive`.
"""

import pathlib
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq

from cookie_charter import VERDICTS

# Rows of a row group, which is what engines hand out as one piece of work.
GROUP = 65_536
FOLDER = 1_000


def exported(program, stores, folder):
    """The rows of every store, without verdicts and without what else the program works out."""
    for number, store in enumerate(sorted(path for path in stores.iterdir() if path.is_dir())):
        file = folder / f"{number}.parquet"
        done = subprocess.run([program, "export", store, "-f", "parquet", "-o", file], capture_output=True, text=True)
        if done.returncode not in (0, 4):
            sys.exit(done.stderr)
        table = pq.read_table(file).drop_columns([*VERDICTS, "site"]).replace_schema_metadata(None)
        if table.num_rows:
            yield store.name, table
        file.unlink()


def main(program, stores, rows, out):
    out = pathlib.Path(out)
    (out / "stores").mkdir(parents=True)
    kinds = list(exported(program, pathlib.Path(stores), out))
    place = kinds[0][1].schema.get_field_index("store")
    made, copy, waiting, waiting_rows = 0, 0, [], 0
    writer = None
    while made < rows:
        for kind, table in kinds:
            name = f"{kind}-{copy:06}"
            names = pa.DictionaryArray.from_arrays(pa.array([0] * table.num_rows, pa.int32()), pa.array([name]))
            table = table.set_column(place, "store", names)
            folder = out / "stores" / f"{copy // FOLDER * FOLDER:06}"
            folder.mkdir(exist_ok=True)
            pq.write_table(table, folder / f"{name}.parquet")
            plain = table.cast(pa.schema([(field.name, field.type.value_type if pa.types.is_dictionary(field.type) else field.type) for field in table.schema]))
            writer = writer or pq.ParquetWriter(out / "crawl.parquet", plain.schema)
            waiting.append(plain)
            waiting_rows += plain.num_rows
            if waiting_rows >= GROUP:
                writer.write_table(pa.concat_tables(waiting), row_group_size=waiting_rows)
                waiting, waiting_rows = [], 0
            made += table.num_rows
        copy += 1
    if waiting:
        writer.write_table(pa.concat_tables(waiting), row_group_size=waiting_rows)
    writer.close()
    print(f"{made} rows in {copy * len(kinds)} stores: {out / 'crawl.parquet'}")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
