"""Putting a pack among those of a learner, and what somebody should see before they do."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from trainer.packs.changes import Changes, changes
from trainer.packs.files import FileRefused, open_files
from trainer.packs.library import Library
from trainer.packs.pack import Pack
from trainer.packs.problems import Problem
from trainer.packs.reader import read_sound_part

REMOVED = ".removed"
"""The folder beside packs in which those are kept that were removed."""


@dataclass(frozen=True)
class Offer:
    """What is in a folder or a zip: the pack (None if it says nothing about itself), and what is wrong with it.

    ``changes`` compares it with the installed pack of the same id, whose version is ``installed``.
    """

    path: Path
    pack: Pack | None
    problems: tuple[Problem, ...]
    installed: str = ""
    changes: Changes | None = None

    @property
    def is_sound(self) -> bool:
        """Whether it can be installed."""
        return self.pack is not None and not self.problems


def look_into(path: Path, library: Library) -> Offer:
    """Read what is in a folder or a zip, without installing anything."""
    pack, problems = read_sound_part(path)
    known = library.pack(pack.id) if pack is not None else None
    if pack is None or known is None:
        return Offer(path, pack, tuple(problems))
    return Offer(path, pack, tuple(problems), known.version, changes(known, pack))


def install(offer: Offer, folder: Path) -> Path:
    """Copy the pack's own files to ``folder/ID``, in place of an older version; return where it is now.

    The new version is complete before the old one goes. Raises OSError, FileRefused.
    """
    assert offer.pack is not None
    files = open_files(offer.path)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / offer.pack.id
    with tempfile.TemporaryDirectory(prefix=".installing-", dir=folder) as name:
        fresh = Path(name) / "new"
        for file in files.names:
            if (offer.path / file).is_dir():
                continue
            place = fresh / file
            if not place.resolve().is_relative_to(fresh.resolve()):
                raise FileRefused(f"{file!r} leads out of the pack", "names inside the pack")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(files.data(file))
        zipped = folder / f"{offer.pack.id}.zip"
        former = Path(name) / "old"
        if target.exists():
            target.rename(former)
        try:
            fresh.rename(target)
        except OSError:
            if former.exists():
                former.rename(target)
            raise
        zipped.unlink(missing_ok=True)
    return target


def remove(pack: Pack) -> Path:
    """Take a pack away, and return where it is kept in case it was a slip; the history of its questions stays.

    Only the last one of a name is kept. Raises OSError.
    """
    kept = pack.path.parent / REMOVED / pack.path.name
    kept.parent.mkdir(exist_ok=True)
    if kept.is_dir():
        shutil.rmtree(kept)
    pack.path.replace(kept)
    return kept


def put_back(kept: Path) -> Path:
    """Bring back a pack that was removed; return where it is. Raises OSError, FileRefused."""
    target = kept.parent.parent / kept.name
    if target.exists():
        raise FileRefused(f"there is another pack in {target}", "the other one removed first")
    return kept.rename(target)
