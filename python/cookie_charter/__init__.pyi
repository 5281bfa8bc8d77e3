from os import PathLike
from typing import Any, Literal, Mapping, Protocol, Sequence

import pyarrow as pa

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

_Path = str | PathLike[str]
_Paths = _Path | Sequence[_Path]
_Lang = Literal["en", "fr"]

__version__: str
VERDICTS: list[str]

class CookieCharterError(Exception):
    code: str

class CookieCharterWarning(UserWarning): ...

class Charter:
    @property
    def title(self) -> str: ...
    @property
    def scope(self) -> list[str]: ...
    @property
    def names(self) -> list[str]: ...
    @property
    def not_understood(self) -> int: ...
    def __len__(self) -> int: ...

def read(
    path: _Path,
    *,
    recursive: bool = False,
    values: bool = False,
    history: _Path | None = None,
    use_history: bool = True,
    charter: Charter | None = None,
    memory: int | None = None,
    lang: _Lang = "en",
) -> pa.Table: ...
def classify(
    table: _ArrowStream,
    by: str | None = "store",
    *,
    history: _Path | Mapping[Any, _Path] | None = None,
    values: bool = False,
    charter: Charter | None = None,
    threads: int | None = None,
    memory: int | None = None,
    lang: _Lang = "en",
) -> pa.Table: ...
def explain(name: str, host: str | None = None, *, charter: Charter | None = None, lang: _Lang = "en") -> dict[str, Any]: ...
def load_charter(path: _Path, *, lang: _Lang = "en") -> Charter: ...
def audit(
    site: str,
    observed: _Paths = (),
    *,
    before: _Paths = (),
    refused: _Paths = (),
    accepted: _Paths = (),
    withdrawn: _Paths = (),
    charter: Charter | None = None,
    lang: _Lang = "en",
) -> dict[str, Any]: ...
