"""``trainer pack print``."""

import argparse
import sys
from pathlib import Path
from typing import Any

from trainer.packs.output import NotWritten, write_whole
from trainer.packs.portable import AskedError
from trainer.packs.problems import PackError
from trainer.packs.reader import read_pack
from trainer.packs.selection import NoSuchQuestion, select

MOST_VERSIONS = 26


def add_commands(commands: Any) -> None:
    """Add the command to the subparsers of ``trainer pack``."""
    printing = commands.add_parser(
        "print",
        help="print an exam paper as PDF",
        description="Set the questions of a pack as an exam paper, in one or several shuffled versions.",
    )
    printing.add_argument("pack", type=Path, metavar="PACK", help="the folder of a pack, or a zip of it")
    printing.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    printing.add_argument("--key", action="store_true", help="with the answers, the explanations and a key table")
    printing.add_argument("--versions", type=_versions, default=1, metavar="N", help="A, B, …: each shuffled anew")
    printing.add_argument("--seed", type=int, default=0, metavar="N", help="decides shuffling and draws (default: 0)")
    printing.add_argument(
        "--questions", action="append", default=[], metavar="NAMES", help="ids or topics, with commas"
    )
    printing.add_argument("--title", default="", help="instead of the pack's")
    printing.add_argument("--points", type=_positive, metavar="N", help="what each question is worth")
    printing.add_argument("--keep-order", action="store_true", help="the same order of questions in all versions")
    printing.add_argument("--paper", choices=("a4", "us-letter"), default="a4")
    printing.set_defaults(action=_print)


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a positive number")
    return number


def _versions(text: str) -> int:
    number = _positive(text)
    if number > MOST_VERSIONS:
        raise argparse.ArgumentTypeError(f"there can be {MOST_VERSIONS} versions, A to Z")
    return number


def _print(options: argparse.Namespace) -> int:
    from trainer.packs.images import pictures
    from trainer.packs.printing.paper import Settings, paper
    from trainer.packs.printing.pdf import PrintError, pdf

    try:
        pack = read_pack(options.pack)
        questions = select(pack, [name for text in options.questions for name in text.split(",") if name])
        settings = Settings(
            title=options.title,
            versions=options.versions,
            seed=options.seed,
            key=options.key,
            points=options.points,
            keep_order=options.keep_order,
            paper=options.paper,
        )
        data = paper(pack, questions, settings)
        write_whole(options.output, pdf(data, pictures(pack, pack.files)))
    except PackError as error:
        print(error, file=sys.stderr)
        return 1
    except (AskedError, NoSuchQuestion, NotWritten, PrintError) as error:
        print(f"trainer pack print: {error}", file=sys.stderr)
        return 2
    versions = f" in {options.versions} versions" if options.versions > 1 else ""
    count = f"{len(questions)} question{'' if len(questions) == 1 else 's'}{versions}"
    print(f"{count}, {data['points']} points, printed to {options.output}")
    return 0
