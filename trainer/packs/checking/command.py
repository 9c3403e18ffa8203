"""``trainer pack check``."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from trainer.packs.checking import DEFAULT_SEEDS, PackCheck, check_pack


def add_commands(commands: Any) -> None:
    """Add the command to the subparsers of ``trainer pack``."""
    check = commands.add_parser(
        "check",
        help="check a pack",
        description="Check the structure of a pack, every question by the engine for many seeds, texts and style.",
    )
    check.add_argument("path", type=Path, metavar="PATH", help="the folder of a pack, or a zip of it")
    check.add_argument("--json", action="store_true", help="print one JSON object")
    check.add_argument(
        "--seeds", type=_positive, default=DEFAULT_SEEDS, metavar="N", help=f"draws of each question ({DEFAULT_SEEDS})"
    )
    check.add_argument(
        "--workers", type=_positive, default=os.cpu_count() or 1, metavar="N", help="processes (one a processor)"
    )
    check.set_defaults(action=_check)


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a positive number")
    return number


def _check(options: argparse.Namespace) -> int:
    if not options.path.exists():
        print(f"trainer pack check: there is no {options.path}", file=sys.stderr)
        return 2
    progress = _show_progress if sys.stderr.isatty() else None
    check = check_pack(options.path, seeds=options.seeds, workers=options.workers, progress=progress)
    if options.json:
        problems = [problem.to_json() for problem in check.problems]
        print(json.dumps({"pack": str(options.path), "questions": check.questions, "problems": problems}))
    else:
        for problem in check.problems:
            print(problem)
        print(_summary(check), file=sys.stderr if check.problems else sys.stdout)
    return 1 if check.errors else 0


def _show_progress(done: int, total: int) -> None:
    end = "\r\x1b[K" if done == total else ""
    print(f"\r{done} of {total} questions checked{end}", end="", file=sys.stderr, flush=True)


def _summary(check: PackCheck) -> str:
    warnings = len(check.problems) - len(check.errors)
    also = f", {_counted(warnings, 'warning')}" if warnings else ""
    if not check.errors:
        return f"{_counted(check.questions, 'question')} checked, no problems{also}"
    return f"{_counted(len(check.errors), 'problem')}{also}; {_counted(check.questions, 'question')} could be read"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"
