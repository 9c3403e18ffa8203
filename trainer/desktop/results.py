"""What the backend's methods return to the pages."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from trainer.packs import Pack
    from trainer.store import Learner
    from trainer.store.backups import Backup
    from trainer.study.mastery import Mastery
    from trainer.study.overview import Overview


@dataclass(frozen=True)
class PackLine:
    """A sound pack at a glance; ``kinds`` counts its questions by kind."""

    id: str
    title: str
    version: str
    description: str
    questions: int
    kinds: dict[str, int]
    path: Path
    is_own: bool
    """Whether it is in the learner's own folder, and may be edited and removed."""

    @classmethod
    def of(cls, pack: "Pack", *, is_own: bool) -> Self:
        """Return the line of a pack."""
        return cls(
            id=pack.id,
            title=pack.title,
            version=pack.version,
            description=pack.description,
            questions=len(pack.questions),
            kinds=dict(pack.kinds),
            path=pack.path,
            is_own=is_own,
        )


@dataclass(frozen=True)
class Recovery:
    """What can be done about data that cannot be opened: copies, the newest first, and whether it is damaged."""

    backups: "tuple[Backup, ...]"
    damaged: bool


@dataclass(frozen=True)
class BrokenPack:
    """A pack that could not be read, and every reason."""

    path: str
    problems: tuple[str, ...]


@dataclass(frozen=True)
class HomeData:
    """Everything that the home and practice pages show, and what the others need to know."""

    overview: "Overview"
    mastery: tuple["Mastery", ...]
    packs: tuple[PackLine, ...]
    broken: tuple[BrokenPack, ...]
    layouts: tuple[tuple[str, str, str], ...]
    """Pack, id and title of each layout to build."""
    place: str
    learner: "Learner"
    notices: tuple[str, ...] = ()
    """What is odd about the computer's clock, a sentence each."""
    in_class: bool = False
    """Whether the learner is one of several."""

    @property
    def waiting(self) -> int:
        """How many cards wait today."""
        return self.overview.due + self.overview.new


@dataclass(frozen=True)
class Newcomer:
    """A class in which nobody has learnt on this computer yet, and its learners."""

    learners: "tuple[Learner, ...]"
    place: str


@dataclass(frozen=True)
class Refused:
    """A program that cannot be run: the sentence, and the line it is about (0 for none)."""

    sentence: str
    line: int
