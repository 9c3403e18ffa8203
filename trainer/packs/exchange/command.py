"""``trainer pack export`` and ``trainer pack import``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from trainer.packs.exchange.collection import Collection, illegal_characters
from trainer.packs.exchange.formats import FORMATS, Format, format_named, format_of
from trainer.packs.exchange.identifiers import slug
from trainer.packs.exchange.notices import ExchangeError, Notice, grouped
from trainer.packs.images import pictures
from trainer.packs.messages import complaints
from trainer.packs.output import NotWritten, write_whole
from trainer.packs.pack import Manifest, Pack
from trainer.packs.portable import AskedError, Portable, texts_of, variants
from trainer.packs.problems import PackError
from trainer.packs.reader import read_pack
from trainer.packs.selection import NoSuchQuestion, select

LARGEST_FILE = 64 << 20


def add_commands(commands: Any) -> None:
    """Add both commands to the subparsers of ``trainer pack``."""
    written = ", ".join(known.name for known in FORMATS if known.writer)
    export = commands.add_parser(
        "export",
        help="write a pack for another program",
        description="Write the questions of a pack for another program. What its format cannot carry is said.",
    )
    export.add_argument("pack", type=Path, metavar="PACK", help="the folder of a pack, or a zip of it")
    export.add_argument("--to", metavar="FORMAT", help=f"{written}; without it the ending of FILE decides")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--questions", action="append", default=[], metavar="NAMES", help="ids or topics, with commas")
    export.add_argument("--seed", type=int, default=0, metavar="N", help="draws the parameters (default: 0)")
    export.add_argument("--variants", type=int, default=1, metavar="N", help="forms of each question with parameters")
    export.add_argument("--json", action="store_true", help="print one JSON object")
    export.set_defaults(action=_export)

    read = ", ".join(known.name for known in FORMATS if known.reader)
    load = commands.add_parser(
        "import",
        help="make a pack of another program's file",
        description="Make a pack of a file of another program. What could not be taken is said. The columns of a table "
        "are named in its first row: id, type (one, any, many, true-false, number, text, ordering, matching, card), "
        "title, topics, platform, prompt, program, answer, tolerance, unit, right (the numbers of the right options), "
        "explanation, option 1, feedback 1, match 1, option 2 and so on. Without such a row the first two columns are "
        "front and back.",
    )
    load.add_argument("file", type=Path, metavar="FILE")
    load.add_argument("folder", type=Path, metavar="DIR", help="the folder of the new pack; must not exist or be empty")
    load.add_argument("--from", dest="source", metavar="FORMAT", help=f"{read}; else the ending of FILE decides")
    load.add_argument("--title", help="the title of the pack")
    load.add_argument("--author", action="append", default=[], metavar="NAME")
    load.add_argument("--licence", default="LicenseRef-unknown", metavar="SPDX")
    load.add_argument("--json", action="store_true", help="print one JSON object")
    load.set_defaults(action=_import)


def _export(options: argparse.Namespace) -> int:
    try:
        pack = read_pack(options.pack)
        form = format_named(options.to) if options.to else format_of(options.file)
        if not form.writer:
            raise ExchangeError(f"{form.title} can only be read, not written")
        names = [name for text in options.questions for name in text.split(",") if name]
        questions, failed = _asked(pack, names, options.seed, max(1, options.variants))
        images = pictures(pack, (text for question in questions for text in texts_of(question)))
        collection = Collection(pack.id, pack.title, questions, pack.language, images)
        written = form.write(collection)
        write_whole(options.file, written.data)
    except PackError as error:
        print(error, file=sys.stderr)
        return 1
    except (ExchangeError, NoSuchQuestion, NotWritten) as error:
        print(f"trainer pack export: {error}", file=sys.stderr)
        return 2
    notices = [*failed, *illegal_characters(questions), *written.notices]
    _report(options, form, len(questions), notices, f"written to {options.file} as {form.title}", "Not carried:")
    return 1 if failed else 0


def _asked(pack: Pack, names: Sequence[str], seed: int, count: int) -> tuple[tuple[Portable, ...], list[Notice]]:
    found: list[Portable] = []
    failed: list[Notice] = []
    for question in select(pack, names):
        try:
            found += variants(question, seed, count)
        except AskedError as error:
            failed.append(Notice(question.id, f"not written at all: {error}"))
    return tuple(found), failed


def _import(options: argparse.Namespace) -> int:
    from trainer.packs.exchange.authoring import author
    from trainer.packs.exchange.folder import write_pack

    try:
        form = format_named(options.source) if options.source else format_of(options.file)
        if not form.reader:
            raise ExchangeError(f"{form.title} can only be written, not read")
        found = form.read(_read(options.file))
        authored = author(found)
        if not authored.questions:
            raise ExchangeError(_nothing(options.file, authored.notices))
        title = options.title or found.title or options.file.stem
        write_pack(options.folder, _manifest(options, title), authored.questions, found.images)
    except ExchangeError as error:
        print(f"trainer pack import: {error}", file=sys.stderr)
        return 2
    what = f"in the new pack {options.folder}"
    _report(options, form, len(authored.questions), list(authored.notices), what, "Not taken:")
    return 0


def _nothing(file: Path, notices: Sequence[Notice]) -> str:
    reasons = "\n".join(grouped(notices))
    return f"{file} holds no question that could be taken" + (f"\n{reasons}" if reasons else "")


def _manifest(options: argparse.Namespace, title: str) -> Manifest:
    try:
        return Manifest(
            id=slug(title) or slug(options.file.stem) or "imported",
            title=" ".join(title.split()),
            version="1.0",
            authors=tuple(options.author) or ("unknown",),
            licence=options.licence,
        )
    except ValidationError as error:
        raise ExchangeError("; ".join(f"{found.what}; {found.expected}" for found in complaints(error))) from error


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ExchangeError(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > LARGEST_FILE:
        raise ExchangeError(f"{path} is larger than {LARGEST_FILE >> 20} MiB")
    return data


def _report(
    options: argparse.Namespace, form: Format, count: int, notices: Sequence[Notice], what: str, heading: str
) -> None:
    if options.json:
        found = {"format": form.name, "file": str(options.file), "questions": count}
        print(json.dumps({**found, "notices": [notice.to_json() for notice in notices]}))
        return
    if notices:
        print(heading, *(f"  {line}" for line in grouped(notices)), sep="\n", file=sys.stderr)
    print(f"{count} question{'' if count == 1 else 's'} {what}")
