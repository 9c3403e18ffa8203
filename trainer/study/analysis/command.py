"""``trainer pack analyse``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from trainer.packs import Library, PackError, load_library, read_pack
from trainer.store import StoreError, open_store
from trainer.study.analysis.analysis import analyse
from trainer.study.analysis.gathering import from_files, from_store, of_packs, questions_of, some
from trainer.study.analysis.reading import NotAttempts, Questions
from trainer.study.analysis.responses import Attempts
from trainer.study.analysis.tables import as_csv, as_json, lines


def analyse_attempts(options: argparse.Namespace, place: Path | str | None) -> int:
    """Analyse the files of ``options``, or the store at ``place`` without any; return the exit status."""
    try:
        library = load_library() if options.pack is None else Library((read_pack(options.pack),))
        attempts = _attempts(options.attempts, place, questions_of(library), options.mode or "")
        if options.pack is not None:
            attempts = of_packs(attempts, {pack.id for pack in library.packs})
        analysis = analyse(some(attempts))
        if options.csv is not None:
            options.csv.write_text(as_csv(analysis), encoding="utf-8-sig", newline="")
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


def _attempts(files: Sequence[Path], place: Path | str | None, questions: Questions, mode: str) -> Attempts:
    if files:
        return from_files(files, questions, mode)
    with open_store(place) as store:
        return from_store(store, questions, mode)
