"""The command ``trainer pack``."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from trainer.packs.checking.command import add_commands as add_check
from trainer.packs.diff import add_commands as add_diff
from trainer.packs.exchange.command import add_commands as add_exchange
from trainer.packs.new import add_commands as add_new
from trainer.packs.printing.command import add_commands as add_print
from trainer.packs.reference.command import add_commands as add_reference


def main(arguments: Sequence[str], more: Sequence[Callable[[Any], None]] = ()) -> int:
    """Run ``trainer pack ARGUMENTS``; return 0 if all is well, 1 for problems, 2 for wrong usage.

    ``more`` adds commands that know more than packs do.
    """
    try:
        options = _parser(more).parse_args(arguments)
    except SystemExit as end:  # argparse has printed why
        return int(end.code or 0)
    status: int = options.action(options)
    return status


def _parser(more: Sequence[Callable[[Any], None]]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="trainer pack", description="Work with question packs.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (add_new, add_check, add_diff, add_exchange, add_print, add_reference, *more):
        add(commands)
    return parser
