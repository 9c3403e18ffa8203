"""``trainer pack schema`` and ``trainer pack reference``."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from trainer.paths import shipped

REFERENCE = "reference/pack-format.md"
"""Where the reference stands, inside the folder ``data``."""


def add_commands(commands: Any) -> None:
    """Add both commands to the subparsers of ``trainer pack``."""
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of packs",
        description="Print the JSON Schema of pack.yaml and of files of questions, for editors (draft 7).",
    )
    schema.set_defaults(action=_schema)
    reference = commands.add_parser(
        "reference", help="print the reference of the format", description="Print the reference of the pack format."
    )
    reference.add_argument("--write", action="store_true", help="write it to its place among the trainer's files")
    reference.set_defaults(action=_reference)


def _schema(options: argparse.Namespace) -> int:
    print(schema_text(), end="")
    return 0


def schema_text() -> str:
    """Return the JSON Schema as it is printed."""
    from trainer.packs.reference.schema import pack_schema

    return json.dumps(pack_schema(), indent=1, ensure_ascii=False) + "\n"


def _reference(options: argparse.Namespace) -> int:
    from trainer.packs.reference.document import reference

    if not options.write:
        sys.stdout.write(reference())
        return 0
    place = reference_place()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(reference(), encoding="utf-8")
    except OSError as error:
        print(f"trainer pack reference: {place} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(f"written to {place}")
    return 0


def reference_place() -> Path:
    """Return where the reference stands."""
    return shipped("data") / REFERENCE
