"""The ``trainer`` command."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from trainer.engine.errors import CError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trainer.engine import Run

USAGE_ERROR = 2
_SECONDS = 4.0  # of a run: who types a command waits longer than who draws a question
_NO_DISPLAY = (
    "trainer: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
    "start it from a desktop session, or use 'trainer run FILE.c'."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        status: int = options.action(options)
        sys.stdout.flush()
    except CError as error:
        print(error, file=sys.stderr)
        return USAGE_ERROR
    except BrokenPipeError:
        _write_no_more()
        return 0
    except OSError as error:
        if error.filename is not None:
            raise
        _write_no_more()
        print(f"trainer: the output could not be written ({error.strerror}).", file=sys.stderr)
        return USAGE_ERROR
    return status


def _write_no_more() -> None:
    """Let what is still to be written go nowhere: Python would try again at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="trainer", description="Learn how a process lives in memory. Without a command, opens the app."
    )
    parser.add_argument("--data-dir", type=_path, metavar="DIR", help="another place for the learner's data")
    parser.add_argument("--server", default="", metavar="URL", help="that of a class: postgresql://name@host/database")
    parser.set_defaults(action=_open_app)
    commands = parser.add_subparsers(metavar="COMMAND")

    run = commands.add_parser("run", help="run a C program in the simulated process")
    _add_program_options(run)
    run.add_argument("--json", action="store_true", help="print one JSON object instead")
    run.add_argument("--max-steps", type=_positive, metavar="N", help="stop after N statements")
    run.set_defaults(action=_run)

    maps = commands.add_parser("maps", help="print the address space as /proc/PID/maps does")
    _add_program_options(maps)
    maps.add_argument("--at", type=_positive, metavar="LINE", help="before this line is first executed")
    maps.set_defaults(action=_maps)

    verify = commands.add_parser(
        "verify", help="compare engine and local gcc: compiles the files and RUNS them natively on this machine"
    )
    verify.add_argument("files", type=_path, nargs="+", metavar="FILE.c")
    verify.epilog = "exit status: 0 all agree, 1 some differ or are refused by the engine, 2 some cannot be compared"
    verify.set_defaults(action=_verify)

    progress = commands.add_parser("progress", help="the learners' progress: export, import, report", add_help=False)
    _hand_on(progress)
    progress.set_defaults(action=_progress)

    pack = commands.add_parser("pack", help="question packs", add_help=False)
    _hand_on(pack)
    pack.set_defaults(action=_pack)
    return parser


def _hand_on(command: argparse.ArgumentParser) -> None:
    """Leave what follows to a command line of its own, a call for help in front of it, too."""
    command.add_argument("-h", "--help", action="append_const", const="--help", dest="help", default=[])
    command.add_argument("rest", nargs=argparse.REMAINDER)


class _Parser(argparse.ArgumentParser):
    """Knows the width of help: argparse asks for it at each option, and imports ``shutil`` for that."""

    def __init__(self, **options: Any) -> None:
        try:
            width = os.get_terminal_size().columns
        except OSError:
            width = 80
        super().__init__(formatter_class=partial(argparse.HelpFormatter, width=width - 2), **options)


def _path(text: str) -> Path:
    from pathlib import Path

    return Path(text)


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a positive number")
    return number


def _add_program_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.c")
    # the names are spelled out: importing the platforms costs more than parsing the command line
    parser.add_argument(
        "--platform",
        default="linux-x86_64",
        choices=("linux-x86_64", "textbook", "unprotected"),
        help="what the program runs on (default: linux-x86_64)",
    )
    parser.add_argument("--seed", type=int, metavar="N", help="randomise addresses as ASLR does")
    parser.add_argument("--stdin", metavar="FILE", help="what the program reads (default: nothing)")
    parser.add_argument("--tty", action="store_true", help="stdin and stdout are a terminal")


def _open_app(options: argparse.Namespace) -> int:
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in displays):
        print(_NO_DISPLAY, file=sys.stderr)
        return USAGE_ERROR
    from trainer.desktop.app import main as open_app

    return open_app(options.data_dir, options.server)


def _read(path: str | Path) -> str | None:
    try:
        # C files of any encoding compile: what is not UTF-8 reaches the program as the bytes it is
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read()
    except OSError as error:
        print(f"{path}: {error.strerror}", file=sys.stderr)
    return None


def _execute(options: argparse.Namespace, *, record: bool, steps: int | None = None) -> Run | None:
    from trainer.engine import Limits, run

    source = _read(options.file)
    if source is None:
        return None
    stdin = b""
    if options.stdin is not None:
        try:
            with open(options.stdin, "rb") as file:
                stdin = file.read()
        except OSError as error:
            print(f"{options.stdin}: {error.strerror}", file=sys.stderr)
            return None
    return run(
        source,
        options.platform,
        filename=options.file,
        stdin=stdin,
        seed=options.seed,
        tty=options.tty,
        record=record,
        limits=Limits(seconds=_SECONDS) if steps is None else Limits(steps=steps, seconds=_SECONDS),
    )


def _run(options: argparse.Namespace) -> int:
    run = _execute(options, record=False, steps=options.max_steps)
    if run is None:
        return USAGE_ERROR
    if options.json:
        import json

        json.dump(run.to_json(), sys.stdout)
        print()
        return 0
    sys.stdout.write(run.stdout)
    sys.stdout.flush()
    sys.stderr.write(run.stderr)
    if run.limit is not None:
        print(f"{options.file}: {run.limit}", file=sys.stderr)
        return 124
    if run.signal is not None:
        import signal

        where = f" at 0x{run.fault.address:x} ({run.fault.region}), line {run.fault.line}" if run.fault else ""
        print(f"{options.file}: killed by {run.signal}{where}", file=sys.stderr)
        return 128 + signal.Signals[run.signal]
    return run.exit_code or 0


def _maps(options: argparse.Namespace) -> int:
    from trainer.engine.process.maps import render

    run = _execute(options, record=options.at is not None)
    if run is None:
        return USAGE_ERROR
    regions = run.regions
    if options.at is not None:
        steps = run.timeline.steps_at(options.at)
        if not steps:
            print(f"{options.file}:{options.at}:1: this line was not executed", file=sys.stderr)
            return USAGE_ERROR
        regions = run.timeline.at(steps[0]).regions
    sys.stdout.write(render(regions))
    return 0


def _verify(options: argparse.Namespace) -> int:
    gc.enable()  # there may be many files
    from trainer.verify import CannotVerify, Verdict, compare

    statuses = {Verdict.AGREES: 0, Verdict.DIFFERS: 1, Verdict.REFUSED: 1, Verdict.NOT_COMPARED: USAGE_ERROR}
    counts = dict.fromkeys(Verdict, 0)
    status = 0
    for path in options.files:
        if _read(path) is None:
            status = USAGE_ERROR
            continue
        try:
            found = compare(path)
        except CannotVerify as reason:
            print(reason, file=sys.stderr)
            return USAGE_ERROR
        counts[found.verdict] += 1
        status = max(status, statuses[found.verdict])
        print(f"{path}: {found.verdict.value}")
        for line in "\n".join(found.details).splitlines():
            print(f"  {line}")
    if len(options.files) > 1:
        print("together: " + ", ".join(f"{number} {verdict.plural}" for verdict, number in counts.items() if number))
    return status


def _pack(options: argparse.Namespace) -> int:
    gc.enable()
    from trainer.packs.command import main as pack_main

    return pack_main(options.help + options.rest, [partial(_add_analyse, options.data_dir)])


def _add_analyse(place: Path | None, commands: Any) -> None:
    """Add ``trainer pack analyse``, which reads learners' answers: packs know nothing of those."""
    analyse = commands.add_parser(
        "analyse",
        help="which questions work, by the answers of a class",
        description="Difficulty, discrimination, options and reliability, from exports of progress or from tables "
        "(CSV with the columns learner, question, score); without a file, from the learners of this machine.",
    )
    analyse.add_argument("attempts", type=_path, nargs="*", metavar="ATTEMPTS")
    analyse.add_argument("--pack", type=_path, metavar="PACK", help="only this pack, with the texts of its options")
    analyse.add_argument("--mode", choices=("review", "practice", "exam"), help="only answers given in this way")
    analyse.add_argument("--csv", type=_path, metavar="FILE", help="write a row a question")
    analyse.add_argument("--json", action="store_true", help="print one JSON object")
    analyse.set_defaults(action=partial(_analyse, place))


def _analyse(place: Path | None, options: argparse.Namespace) -> int:
    from trainer.study.analysis.command import analyse_attempts

    return analyse_attempts(options, place)


def _progress(options: argparse.Namespace) -> int:
    gc.enable()
    from trainer.study.command import main as progress_main

    return progress_main(options.help + options.rest, options.data_dir)
