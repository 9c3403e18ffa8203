"""All packs that a learner has: those that ship with the trainer, and those in further folders."""

from dataclasses import dataclass, field
from pathlib import Path

from trainer.packs.pack import Pack
from trainer.packs.problems import PackError, Problem
from trainer.packs.reader import MANIFEST, read_pack
from trainer.paths import shipped
from trainer.questions import Question


@dataclass(frozen=True)
class Library:
    """The packs that are sound, and the problems of those that are not, by their path."""

    packs: tuple[Pack, ...] = ()
    broken: dict[Path, list[Problem]] = field(default_factory=dict)

    def pack(self, identifier: str) -> Pack | None:
        """Return the pack with that id, None if there is none."""
        return next((pack for pack in self.packs if pack.id == identifier), None)

    def question(self, pack: str, identifier: str) -> Question | None:
        """Return a question by the ids of its pack and its own, None if there is none."""
        found = self.pack(pack)
        return None if found is None else found.question(identifier)


def builtin_packs() -> Path:
    """Return the folder of the packs that ship with the trainer."""
    return shipped("data") / "packs"


def load_library(*folders: Path) -> Library:
    """Read the packs in ``folders`` (default: the built-in ones); a folder that does not exist holds none.

    A pack whose id was met before is broken: the first one is kept.
    """
    packs: dict[str, Pack] = {}
    broken: dict[Path, list[Problem]] = {}
    for path in (path for folder in folders or (builtin_packs(),) for path in _candidates(folder)):
        try:
            pack = read_pack(path)
        except PackError as error:
            broken[path] = error.problems
            continue
        if pack.id in packs:
            what = f"the id {pack.id!r} is that of the pack in {packs[pack.id].path}"
            broken[path] = [Problem(str(path / MANIFEST), 1, 1, None, what, "another id, or one of the packs removed")]
        else:
            packs[pack.id] = pack
    return Library(tuple(packs.values()), broken)


def _candidates(folder: Path) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    return [entry for entry in entries if not entry.name.startswith(".") and (entry.is_dir() or entry.suffix == ".zip")]
