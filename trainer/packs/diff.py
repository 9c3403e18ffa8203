"""``trainer pack diff``: what a new version of a pack adds, changes and removes."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from trainer.packs.changes import Change, Changes, changes
from trainer.packs.pack import Pack
from trainer.packs.problems import PackError, printable
from trainer.packs.reader import read_pack


def add_commands(commands: Any) -> None:
    """Add the command to the subparsers of ``trainer pack``."""
    diff = commands.add_parser(
        "diff",
        help="compare two versions of a pack",
        description="Say which questions a new version of a pack adds, changes and removes. Exits with 1 if any.",
    )
    diff.add_argument("old", type=Path, metavar="OLD", help="the folder of a pack, or a zip of it")
    diff.add_argument("new", type=Path, metavar="NEW", help="the same for the new version")
    diff.add_argument("--json", action="store_true", help="print one JSON object")
    diff.set_defaults(action=_diff)


def _diff(options: argparse.Namespace) -> int:
    try:
        old, new = read_pack(options.old), read_pack(options.new)
    except PackError as error:
        print(error, file=sys.stderr)
        return 2
    if old.id != new.id:
        print(f"trainer pack diff: {old.id} and {new.id} are two packs, not two versions of one", file=sys.stderr)
        return 2
    found = changes(old, new)
    if options.json:
        print(json.dumps({"pack": new.id, "old": old.version, "new": new.version, **asdict(found)}))
    else:
        print("\n".join(map(printable, _told(old, new, found))))
    return 1 if found.any else 0


def _told(old: Pack, new: Pack, found: Changes) -> list[str]:
    lines = [f"{new.id} {old.version} → {new.version}"]
    if found.any and old.version == new.version:
        lines.append("The version is still the same; raise it, so that learners can tell the two apart.")
    for sign, questions in (("+", found.added), ("~", found.changed), ("-", found.removed)):
        lines += [f"{sign} {change.id} ({change.kind}): {_detail(change)}" for change in questions]
    counts = f"{len(found.added)} added, {len(found.changed)} changed, {len(found.removed)} removed"
    return [*lines, f"{counts}, {found.unchanged} as before"]


def _detail(change: Change) -> str:
    return ", ".join(change.keys) or change.title
