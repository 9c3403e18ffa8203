"""The command ``trainer progress``."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.store import StoreError, open_store
from trainer.study.clock import COMPUTER_CLOCK, Clock
from trainer.study.exchange import import_progress
from trainer.study.progress import Cell, Table, class_report, progress, tables, write_tables

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

_SHOWN = ("learners", "topics", "misconceptions", "calibration", "forecast")


def main(arguments: Sequence[str], place: Path | str | None, clock: Clock = COMPUTER_CLOCK) -> int:
    """Run ``trainer progress ARGUMENTS`` on the store at ``place``; return 0, 1 when it failed, 2 for wrong usage."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as end:  # argparse has printed why
        return int(end.code or 0)
    action: Callable[[Store, Clock, argparse.Namespace], None] = options.action
    try:
        with open_store(options.server or place) as store:
            if store.loss:
                print(f"trainer progress: {store.loss}", file=sys.stderr)
            action(store, clock, options)
    except StoreError as error:
        print(f"trainer progress: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        if error.filename is None:  # what is printed could not be: whoever called knows how to say that
            raise
        print(f"trainer progress: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="trainer progress", description="The learners' progress.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    export = commands.add_parser("export", help="write everything of the learners to one JSON file")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--learner", metavar="NAME", help="only this learner (default: all)")
    export.set_defaults(action=_export)

    take_in = commands.add_parser("import", help="merge such a file into what is here; nothing is lost on either side")
    take_in.add_argument("file", type=Path, metavar="FILE")
    take_in.add_argument("--into", metavar="NAME", help="who the one learner of the file is here")
    take_in.set_defaults(action=_import)

    report = commands.add_parser("report", help="print how a learner is doing")
    report.add_argument("--learner", metavar="NAME", help="the learner (default: the first)")
    report.set_defaults(action=_report)
    everybody = commands.add_parser("class", help="print how all learners are doing, side by side")
    everybody.set_defaults(action=_class)
    for command in (export, take_in, report, everybody):
        command.add_argument("--server", metavar="URL", help="that of a class: postgresql://name@host/database")
    for shown in (report, everybody):
        shown.add_argument("--json", action="store_true", help="print every table as one JSON object")
        shown.add_argument("--csv", type=Path, metavar="DIR", help="write every table as a CSV file into this folder")
    return parser


def _export(store: "Store", clock: Clock, options: argparse.Namespace) -> None:
    learners = None if options.learner is None else [_learner(store, options.learner)]
    store.export_progress(options.file, clock.now(), None if learners is None else [one.id for one in learners])
    names = ", ".join(one.name for one in learners or store.learners.all())
    print(f"{options.file}: {names or 'nobody'}")


def _import(store: "Store", clock: Clock, options: argparse.Namespace) -> None:
    into = None if options.into is None else _learner(store, options.into)
    for merged in import_progress(store, options.file, clock, into):
        print(f"{merged.name}: {merged.answers} new answers, {merged.replayed} cards scheduled anew")


def _report(store: "Store", clock: Clock, options: argparse.Namespace) -> None:
    learner = _learner(store, options.learner)
    seen = progress(store, learner, clock)
    answers = sum(day.answers for day in seen.days)
    said = [f"{learner.name}, {seen.today}: {answers} answers on {len(seen.days)} days of the last year"]
    held = seen.retention
    if held.predicted is not None and held.observed is not None:
        said.append(
            f"Recall of {held.reviews} reviews: {held.observed:.1%} observed (±{held.margin:.1%}), "
            f"{held.predicted:.1%} predicted"
        )
    _show(options, said, tables(seen), {"learner": learner.name, "today": seen.today.isoformat()})


def _class(store: "Store", clock: Clock, options: argparse.Namespace) -> None:
    seen = class_report(store, clock)
    said = [f"{len(seen.learners)} learners from {seen.since} to {seen.today}"]
    _show(options, said, seen.tables(), {"since": seen.since.isoformat(), "today": seen.today.isoformat()})


def _show(options: argparse.Namespace, said: list[str], shown: Sequence[Table], about: dict[str, object]) -> None:
    """Print a report as text or JSON, or write it as CSV."""
    if options.csv is not None:
        for path in write_tables(shown, options.csv):
            print(path)
    elif options.json:
        rows = {
            table.name: [dict(zip(table.columns, map(_plain, cells), strict=True)) for cells in table.rows]
            for table in shown
        }
        print(json.dumps(about | {"tables": rows}, ensure_ascii=False))
    else:
        for table in shown:
            if table.name in _SHOWN and table.rows:
                said += ["", table.title, *_columns(table)]
        print("\n".join(said))


def _learner(store: "Store", name: str | None) -> "Learner":
    learners = store.learners.all()
    found = next((learner for learner in learners if name in (None, learner.name)), None)
    if found is None:
        known = ", ".join(learner.name for learner in learners) or "nobody yet"
        raise StoreError(f"There is no learner named {name}; there is {known}." if name else "There is no learner yet.")
    return found


def _plain(cell: Cell) -> str | float | None:
    return cell.isoformat() if isinstance(cell, date) else cell


def _columns(table: Table) -> list[str]:
    """Return a table as lines of text with aligned columns."""
    rows = [table.columns, *([_text(cell) for cell in row] for row in table.rows)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.columns))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _text(cell: Cell) -> str:
    if cell is None:
        return "–"
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)
