"""``trainer pack new``: a pack to begin with, which has an example of each kind of question."""

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML

from trainer.packs.messages import complaints
from trainer.packs.pack import Manifest
from trainer.packs.reference.command import schema_text
from trainer.paths import shipped

SCHEMA = "schema.json"


class NotCreated(Exception):
    """The pack could not be made; ``str()`` is a sentence."""


def add_commands(commands: Any) -> None:
    """Add the command to the subparsers of ``trainer pack``."""
    new = commands.add_parser(
        "new",
        help="make a pack to begin with",
        description="Make a pack with a commented example of each kind of question, and the schema for editors.",
    )
    new.add_argument("folder", type=Path, metavar="DIR", help="the folder of the new pack; must not exist or be empty")
    new.add_argument("--id", metavar="ID", help="the id of the pack (default: from the name of the folder)")
    new.add_argument("--title", help="the title of the pack")
    new.add_argument("--author", metavar="NAME", help="who writes it")
    new.set_defaults(action=_new)


def _new(options: argparse.Namespace) -> int:
    given = {"id": options.id, "title": options.title, "authors": [options.author] if options.author else None}
    try:
        create_pack(options.folder, {key: value for key, value in given.items() if value})
    except NotCreated as error:
        print(f"trainer pack new: {error}", file=sys.stderr)
        return 2
    print(
        f"{options.folder} is a pack. Open {options.folder / 'questions' / 'examples.yaml'} in an editor, and check it:"
    )
    print(f"    trainer pack check {options.folder}")
    return 0


def create_pack(folder: Path, given: dict[str, Any]) -> None:
    """Make a pack in ``folder``; ``given`` are keys of its manifest. Raises NotCreated."""
    template = shipped("data") / "new-pack"
    identifier = identifier_of(folder.resolve().name)
    named = {"id": identifier, "title": identifier.replace("-", " ").capitalize(), **given}
    manifest = _manifest(template / "pack.yaml", named)
    files = {file.relative_to(template): file.read_bytes() for file in template.rglob("*") if file.is_file()}
    files |= {Path("pack.yaml"): manifest, Path(SCHEMA): schema_text().encode()}
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise NotCreated(f"{folder} is there already, and not an empty folder")
        for name, content in files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    except OSError as error:
        raise NotCreated(f"{folder} cannot be written: {error.strerror}") from error


def _manifest(template: Path, given: dict[str, Any]) -> bytes:
    """Fill in the manifest; its comments stay."""
    from io import BytesIO

    yaml = YAML()
    document = yaml.load(template.read_text(encoding="utf-8"))
    document.update(given)
    try:
        Manifest.model_validate(dict(document))
    except ValidationError as error:
        raise NotCreated("; ".join(f"{found.what}; {found.expected}" for found in complaints(error))) from error
    written = BytesIO()
    yaml.dump(document, written)
    return written.getvalue()


def identifier_of(name: str) -> str:
    """Return a name as the id of a pack: ``My pack`` as ``my-pack``."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80] or "my-pack"
