"""Writing a pack as a folder."""

from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from trainer.packs.exchange.keys import Keys
from trainer.packs.exchange.notices import ExchangeError
from trainer.packs.pack import Manifest


def write_pack(
    folder: Path, manifest: Manifest, questions: Sequence[Keys], images: Mapping[str, bytes] | None = None
) -> None:
    """Write a pack into a folder that is new or empty. Raises ExchangeError."""
    texts = {
        "pack.yaml": yaml_text(manifest.model_dump(mode="json")),
        "questions/imported.yaml": yaml_text(list(questions)),
    }
    files = {**{name: text.encode() for name, text in texts.items()}, **(images or {})}
    try:
        if folder.exists() and any(folder.iterdir()):
            raise ExchangeError(f"{folder} is not empty: choose a new folder")
        for name, data in files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    except OSError as error:
        raise ExchangeError(f"{error.filename or folder} cannot be written: {error.strerror}") from error


def yaml_text(data: Any) -> str:
    """Return plain data as YAML that a person can edit."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 110
    yaml.allow_unicode = True
    stream = StringIO()
    if isinstance(data, list):
        yaml.indent(mapping=2, sequence=2, offset=0)
    yaml.dump(_laid_out(data), stream)
    return stream.getvalue()


def _laid_out(data: Any) -> Any:
    """Return ``data`` with texts of several lines as blocks, so that they can be read and edited."""
    match data:
        case dict():
            return {key: _laid_out(value) for key, value in data.items()}
        case list() | tuple():
            return [_laid_out(value) for value in data]
        case str() if "\n" in data and not data.startswith((" ", "\n")):
            return LiteralScalarString(data)
    return data
