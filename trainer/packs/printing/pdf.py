"""Setting a paper as PDF by Typst; its fonts are part of the typst package, so a paper looks the same everywhere."""

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import typst

from trainer.packs.printing.prose import Node
from trainer.paths import shipped

_PICTURES = (".png", ".jpg", ".jpeg", ".svg")


class PrintError(Exception):
    """The paper cannot be set; ``str()`` is a sentence."""


def pdf(paper: Node, images: Mapping[str, bytes] | None = None) -> bytes:
    """Return the PDF of a paper; ``images`` has the pictures that it names. Raises PrintError."""
    pictures = {name: data for name, data in (images or {}).items() if PurePosixPath(name).suffix.lower() in _PICTURES}
    _offer(paper, pictures)
    template = (shipped("resources") / "print" / "exam.typ").read_bytes()
    files = {"exam.typ": template, "data.json": json.dumps(paper).encode(), **pictures}
    with TemporaryDirectory() as folder:
        for name, data in files.items():
            place = Path(folder) / name
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(data)
        try:
            return typst.compile(f"{folder}/exam.typ", root=folder)
        except RuntimeError as error:  # TypstError is one
            raise PrintError(f"the paper cannot be set: {error}") from error


def _offer(node: Any, files: Mapping[str, bytes]) -> None:
    """Tell each picture of a paper its file, if there is one: the template reads no other."""
    if isinstance(node, list):
        for child in node:
            _offer(child, files)
    elif isinstance(node, dict):
        if node.get("t") == "image" and node["src"] in files:
            node["file"] = node["src"]
        for child in node.values():
            _offer(child, files)
