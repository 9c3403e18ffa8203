"""The formats by name and by the ending of a file; each is imported when it is used."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from trainer.packs.exchange.notices import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.packs.exchange.collection import Collection, Found, Written


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the functions that write and read it, as ``module:name`` (empty: it is not written, or not read).

    ``extra`` is the optional dependency that it needs.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    writer: str = ""
    reader: str = ""
    extra: str = ""

    def write(self, collection: "Collection") -> "Written":
        """Return the file. Raises ExchangeError."""
        write: Callable[[Collection], Written] = self._function(self.writer)
        return write(collection)

    def read(self, data: bytes) -> "Found":
        """Return the questions of a file. Raises ExchangeError."""
        read: Callable[[bytes], Found] = self._function(self.reader)
        return read(data)

    def _function(self, name: str) -> Any:
        module, _, function = name.partition(":")
        try:
            return getattr(import_module(f"trainer.packs.exchange.{module}"), function)
        except ModuleNotFoundError as error:
            what = f"{self.title} needs the Python package {error.name}"
            how = f"; install it with: pip install 'memory-layout-trainer[{self.extra}]'" if self.extra else ""
            raise ExchangeError(what + how) from error


FORMATS = (
    Format("moodle-xml", "Moodle XML", (".xml",), "moodle.writing:write", "moodle.reading:read"),
    Format("gift", "GIFT", (".gift", ".txt"), "gift.writing:write", "gift.reading:read"),
    Format("qti", "QTI 2.1", (".zip",), "qti.package:write"),
    Format("anki", "Anki", (".apkg",), "anki.deck:write", extra="anki"),
    Format("csv", "CSV", (".csv",), "tables.writing:write_csv", "tables.reading:read"),
    Format("tsv", "TSV", (".tsv", ".tab"), "tables.writing:write_tsv", "tables.reading:read"),
)


def format_named(name: str) -> Format:
    """Return the format of a name or an ending. Raises ExchangeError."""
    wanted = name.lower()
    for known in FORMATS:
        if wanted == known.name or f".{wanted.removeprefix('.')}" in known.endings:
            return known
    raise ExchangeError(f"there is no format {name!r}; there are {', '.join(known.name for known in FORMATS)}")


def format_of(path: "Path") -> Format:
    """Return the format that the name of a file has. Raises ExchangeError."""
    if not path.suffix:
        raise ExchangeError(f"the name {path.name} has no ending that says its format")
    return format_named(path.suffix)
