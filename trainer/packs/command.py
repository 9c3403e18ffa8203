"""The command ``trainer pack``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from trainer.packs.check import check_questions
from trainer.packs.exchange.command import add_commands as add_exchange
from trainer.packs.problems import Problem
from trainer.packs.reader import read_sound_part


def main(arguments: Sequence[str]) -> int:
    """Run ``trainer pack ARGUMENTS``; return 0 if all is well, 1 for problems, 2 for wrong usage."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as end:  # argparse has printed why
        return int(end.code or 0)
    status: int = options.action(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="trainer pack", description="Work with question packs.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check", help="check a pack", description="Check the structure of a pack, and every question by the engine."
    )
    check.add_argument("path", type=Path, metavar="PATH", help="the folder of a pack, or a zip of it")
    check.add_argument("--json", action="store_true", help="print one JSON object")
    check.set_defaults(action=_check)
    add_exchange(commands)
    return parser


def _check(options: argparse.Namespace) -> int:
    path = options.path
    if not path.exists():
        print(f"trainer pack check: there is no {path}", file=sys.stderr)
        return 2
    pack, problems = read_sound_part(path)
    count = 0
    if pack is not None:
        count = len(pack.questions)
        problems = problems + list(check_questions(pack))
    problems.sort(key=lambda problem: (problem.file, problem.line, problem.column))
    if options.json:
        _print_json(path, count, problems)
    else:
        for problem in problems:
            print(problem)
        print(_summary(count, problems), file=sys.stderr if problems else sys.stdout)
    return 1 if problems else 0


def _summary(count: int, problems: Sequence[Problem]) -> str:
    questions = f"{count} question{'' if count == 1 else 's'}"
    if not problems:
        return f"{questions} checked, no problems"
    return f"{len(problems)} problem{'' if len(problems) == 1 else 's'}; {questions} could be read"


def _print_json(path: Path, count: int, problems: Sequence[Problem]) -> None:
    print(json.dumps({"pack": str(path), "questions": count, "problems": [problem.to_json() for problem in problems]}))
