"""``trainer pack analyse``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from trainer.packs import Library, PackError, load_library, read_pack
from trainer.store import StoreError, open_store
from trainer.study.analysis.analysis import analyse
from trainer.study.analysis.reading import NotAttempts, Questions, read_attempts
from trainer.study.analysis.responses import Attempts
from trainer.study.analysis.tables import as_csv, as_json, lines
from trainer.study.clock import COMPUTER_CLOCK


def analyse_attempts(options: argparse.Namespace, place: Path | str | None) -> int:
    """Analyse the files of ``options``, or the store at ``place`` without any; return the exit status."""
    try:
        questions = _questions(options.pack)
        attempts = _attempts(options.attempts, place, questions, options.mode or "")
        if options.pack is not None:
            attempts = _of_packs(attempts, {pack for pack, _ in questions})
        if not attempts.responses:
            raise NotAttempts("there are no answers to analyse")
        analysis = analyse(attempts)
        if options.csv is not None:
            options.csv.write_text(as_csv(analysis), encoding="utf-8-sig")
    except PackError as error:
        print(error, file=sys.stderr)
        return 1
    except (NotAttempts, StoreError) as error:
        print(f"trainer pack analyse: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"trainer pack analyse: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(as_json(analysis), ensure_ascii=False))
    else:
        print(*lines(analysis), sep="\n")
    return 0


def _questions(pack: Path | None) -> Questions:
    """Return the questions of a pack, or of the packs that ship with the trainer."""
    library = load_library() if pack is None else Library((read_pack(pack),))
    return {(found.id, question.id): question for found in library.packs for question in found.questions}


def _attempts(files: Sequence[Path], place: Path | str | None, questions: Questions, mode: str) -> Attempts:
    if not files:
        with TemporaryDirectory() as folder, open_store(place) as store:
            export = Path(folder) / "progress.json"
            store.export_progress(export, COMPUTER_CLOCK.now())
            return read_attempts(export, questions, mode)
    attempts = Attempts()
    for file in files:
        attempts = attempts.with_more(read_attempts(file, questions, mode))
    return attempts


def _of_packs(attempts: Attempts, packs: set[str]) -> Attempts:
    """Leave out the answers to questions of other packs; a table that names no pack is about this one."""
    own = [response for response in attempts.responses if response.name[0] in ("", *packs)]
    return Attempts(tuple(own), attempts.sheets, attempts.titles)
