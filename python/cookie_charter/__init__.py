"""Cookies read, classified against the French cookie charter and audited, as Arrow tables.

>>> import cookie_charter
>>> table = cookie_charter.read("sample:")
>>> table.column_names[:6]
['site', 'host', 'name', 'path', 'category', 'purpose']

Nothing is sent anywhere, and nothing is written near a browser's files.
"""

import json as _json
import os as _os
import warnings as _warnings

import pyarrow as _pa
import pyarrow.compute as _compute

from . import _memory, _native
from ._native import Charter, CookieCharterError, __version__

__all__ = ["Charter", "CookieCharterError", "CookieCharterWarning", "VERDICTS", "__version__", "audit", "classify", "explain", "load_charter", "read"]

#: The columns that `classify` adds, in their order.
VERDICTS = ["category", "purpose", "party", "consent", "confidence", "provider", "service", "description", "declared_in", "evidence", "findings"]

# Of these is a cookie made; others are not handed over.
_COLUMNS = ["host", "name", "path", "top_level_site", "container", "same_site", "browser", "profile", "store", "value",
            "created_at", "last_accessed_at", "expires_at", "lifetime_days", "session", "secure", "http_only", "host_only", "partitioned"]


_SITE = "site"


class CookieCharterWarning(UserWarning):
    """A store that could not be read, or not all of it, or that was too large to be judged, in the sentence of the program; the others were."""


def read(path, *, recursive=False, values=False, history=None, use_history=True, charter=None, memory=None, lang="en"):
    """Reads every cookie that a path holds (a store, a profile, a folder, an archive, a HAR, a Parquet file of these columns; `sample:` is the
    built-in sample), classifies it, and returns a `pyarrow.Table` with the columns of the exports.

    Values are there only with `values=True`: whoever has them may enter accounts. `history` is a browsing history to use instead of the one
    beside the store; `use_history=False` uses none. Of a folder, each store that cannot be read is a `CookieCharterWarning`; when none can,
    that is a `CookieCharterError`, and so is more than fits into `memory` bytes (what is free, unless it is given; by the number of rows).

    >>> table = read("sample:")
    >>> table.schema.field("created_at").type
    TimestampType(timestamp[us, tz=UTC])
    """
    memory = _memory.free() if memory is None else memory
    stream, unread = _native.read(path, recursive=recursive, values=values, history=history, use_history=use_history, memory=memory, charter=charter, lang=lang)
    for sentence in unread:
        _warnings.warn(sentence, CookieCharterWarning, stacklevel=2)
    return stream.read_all()


def classify(table, by="store", *, history=None, values=False, charter=None, threads=None, memory=None, lang="en"):
    """Classifies the cookies of any Arrow table (pyarrow, Polars, DuckDB: whatever has `__arrow_c_stream__`) and returns it as a `pyarrow.Table`
    with the columns `VERDICTS` behind its own; those that it already has are replaced.

    The table needs `host` and `name`; what else it has of the columns of a cookie is used. Rows with the same `by` are one store: what else is in
    it is evidence. `by=None` takes all rows for one. Rows stay in their order; one that is no cookie has no verdict. The table is not changed,
    and its cells are not copied. `history` is the browsing history of the one store, or a mapping from stores to theirs; one that cannot be used is
    a `CookieCharterError`, of a mapping a `CookieCharterWarning`. `threads` is one for each core, unless an engine runs several of these at a time.

    A store must fit into `memory` bytes (what is free, unless it is given; by the number of its rows): one that does not has no verdicts, which is a
    `CookieCharterWarning`; when none does, that is a `CookieCharterError`.

    >>> import pyarrow as pa
    >>> crawl = pa.table({"store": ["a", "a", "b"], "host": ["shop.fr", "doubleclick.net", "shop.fr"], "name": ["_ga", "IDE", "PHPSESSID"]})
    >>> classify(crawl).select(["name", "category"]).to_pylist()
    [{'name': '_ga', 'category': 'statistics'}, {'name': 'IDE', 'category': 'third-party'}, {'name': 'PHPSESSID', 'category': 'necessary'}]
    """
    table = _pa.table(table)
    if by is not None and by not in table.column_names:
        raise _failure("no-such-column", _native.no_group_column(by, lang=lang))
    # Stores may be called by numbers; then their names say nothing of their cookies.
    for name in [*_COLUMNS, by]:
        if name is not None and table.column_names.count(name) > 1:
            raise _failure("column-twice", _native.column_twice(name, lang=lang))
    used = [name for name in _COLUMNS if name in table.column_names and (name != by or _is_text(table.column(name).type))]
    # That a cookie is of a page opened from disk nothing else says. What a crawl calls a site may be anything.
    used += [_SITE] if table.column_names.count(_SITE) == 1 and _is_text(table.column(_SITE).type) else []
    rows = table.select(used)
    try:
        groups, names = (None, [None]) if by is None else _groups(table.column(by))
    except (_pa.ArrowNotImplementedError, _pa.ArrowTypeError) as error:
        raise _failure("wrong-column-type", _native.no_group_type(by, lang=lang)) from error
    memory = _memory.free() if memory is None else memory
    verdicts, too_large, stores, unused = _native.classify(
        rows.to_reader(), groups=groups, histories=_histories(history, names, lang), values=values, threads=threads, memory=memory, charter=charter, lang=lang
    )
    for sentence in unused:
        if isinstance(history, (str, _os.PathLike)):
            raise _failure("history-unreadable", sentence)
        _warnings.warn(sentence, CookieCharterWarning, stacklevel=2)
    for number, count in too_large:
        name = None if number is None else names[number].as_py()
        sentence = _native.too_large_for_memory(None if name is None else str(name), count, memory, lang=lang)
        if len(too_large) == stores:
            raise _failure("too-large-for-memory", sentence)
        _warnings.warn(sentence, CookieCharterWarning, stacklevel=2)
    # By their places: other columns of a table may share a name.
    kept = [place for place, name in enumerate(table.column_names) if name not in VERDICTS]
    fields = [*(table.schema.field(place) for place in kept), *verdicts.schema]
    return _pa.table([*(table.column(place) for place in kept), *verdicts.columns], schema=_pa.schema(fields, metadata=table.schema.metadata))


def explain(name, host=None, *, charter=None, lang="en"):
    """What is known of a cookie name, and what it would be on its own site and as a third party.

    >>> answer = explain("_ga")
    >>> answer["known"][0]["purpose"], answer["own_site"]["category"]
    ('statistics', 'statistics')
    """
    return _json.loads(_native.explain(name, host=host, charter=charter, lang=lang))


def load_charter(path, *, lang="en"):
    """Reads a published charter (a saved page, PDF, table, text, Markdown, TOML) for `read`, `classify` and `audit`."""
    return _native.load_charter(path, lang=lang)


def audit(site, observed=(), *, before=(), refused=(), accepted=(), withdrawn=(), charter=None, lang="en"):
    """Compares what a site stores, at the moments of a visitor's choice, with the charter it publishes; returns what `audit -f json` writes.

    Each moment is a path or a list of paths (`sample:` is the built-in sample). Without a `charter` the built-in one counts where it speaks for the
    site. Of a folder, each store that cannot be read is a `CookieCharterWarning`, and so is what was lost of one that could; when none of a moment
    can, that is a `CookieCharterError`."""
    moments = {"observed": observed, "before": before, "refused": refused, "accepted": accepted, "withdrawn": withdrawn}
    listed = [(moment, [paths] if isinstance(paths, (str, _os.PathLike)) else list(paths)) for moment, paths in moments.items()]
    if not any(paths for _, paths in listed):
        raise ValueError(_native.no_stores(lang=lang))
    report, unread = _native.audit(site, [(moment, paths) for moment, paths in listed if paths], charter=charter, lang=lang)
    for sentence in unread:
        _warnings.warn(sentence, CookieCharterWarning, stacklevel=2)
    return _json.loads(report)


def _failure(code, sentence):
    error = CookieCharterError(sentence)
    error.code = code
    return error


def _is_text(kind):
    kind = kind.value_type if _pa.types.is_dictionary(kind) else kind
    return any(test(kind) for test in (_pa.types.is_string, _pa.types.is_large_string, _pa.types.is_string_view))


def _groups(column):
    """The number of the group of each row, and the key of each number."""
    if isinstance(column.type, _pa.BaseExtensionType):
        # Identifiers of engines (UUIDs) are told apart by their bytes.
        column = _pa.chunked_array([chunk.storage for chunk in column.chunks], column.type.storage_type)
    if _pa.types.is_run_end_encoded(column.type):
        column = _pa.chunked_array([_compute.run_end_decode(chunk) for chunk in column.chunks], column.type.value_type)
    if _pa.types.is_dictionary(column.type):
        # Dictionaries of other engines may hold a text twice, and each batch has its own. Taking them apart is what works for every kind of text.
        kind = _pa.large_string() if _is_text(column.type) else column.type.value_type
        column = _pa.chunked_array([chunk.dictionary.cast(kind).take(chunk.indices) for chunk in column.chunks], kind)
    encoded = column.dictionary_encode()
    chunks = encoded.chunks
    indices = _pa.concat_arrays([chunk.indices for chunk in chunks]) if chunks else _pa.array([], _pa.int32())
    return indices, chunks[0].dictionary if chunks else _pa.array([], column.type)


def _histories(history, names, lang):
    """The history of each number of a group that has one."""
    if history is None:
        return {}
    if not isinstance(history, (str, _os.PathLike)):
        return {number: history[name] for number, name in enumerate(_keys(names)) if name in history}
    if len(names) > 1:
        raise ValueError(_native.history_of_several(lang=lang))
    return {0: history}


def _keys(names):
    return names.to_pylist() if isinstance(names, _pa.Array) else names
