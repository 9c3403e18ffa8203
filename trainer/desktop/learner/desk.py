"""What the learner's page asks of store and study; every method runs in the background; no Qt."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.desktop.backend import Backend
from trainer.desktop.results import HomeData, Newcomer

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.backups import Backup
    from trainer.store.watching import Watch
    from trainer.study.optimise import Fit
    from trainer.study.preferences import Preferences


@dataclass(frozen=True)
class LearnerData:
    """Everyone who learns here, who is learning now with which preferences, and the copies of the database."""

    learners: "tuple[Learner, ...]"
    current: "Learner"
    preferences: "Preferences"
    backups: "tuple[Backup, ...]"
    backup_folder: Path | None
    place: str
    can_fit: bool


class LearnerDesk:
    """Reads and changes what the page shows."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def read(self) -> LearnerData:
        """Return what the page shows."""
        from trainer.study.optimise import is_available
        from trainer.study.preferences import Preferences

        store, _, learner, _ = self._backend.opened()
        return LearnerData(
            tuple(store.learners.all()),
            learner,
            Preferences.load(store, learner),
            tuple(store.backups.all()) if store.backups else (),
            store.backups.folder if store.backups else None,
            store.place,
            is_available(),
        )

    def switch(self, number: int) -> LearnerData:
        """Let another learner go on."""
        self._backend.switch_learner(number)
        return self.read()

    def add(self, name: str) -> LearnerData:
        """Add a learner, who goes on from here."""
        store, _, _, clock = self._backend.opened()
        return self.switch(store.learners.add(name, clock.now()).id)

    def rename(self, name: str) -> LearnerData:
        """Give the current learner another name."""
        store, _, learner, _ = self._backend.opened()
        store.learners.rename(learner.id, name)
        return self.switch(learner.id)

    def prefer(self, retention: float, new_per_day: int, reviews_per_day: int) -> LearnerData:
        """Change how much a day asks for."""
        from trainer.study.preferences import Preferences

        store, _, learner, _ = self._backend.opened()
        changed: dict[str, Any] = {
            "retention": retention,
            "new_per_day": new_per_day,
            "reviews_per_day": reviews_per_day,
        }
        replace(Preferences.load(store, learner), **changed).save(store, learner)
        return self.read()

    def back_up(self, watch: "Watch") -> LearnerData:
        """Copy the database now."""
        store, _, _, clock = self._backend.opened()
        if store.backups:
            store.backups.make(clock.now(), watch=watch)
        return self.read()

    def restore(self, backup: "Backup") -> HomeData | Newcomer:
        """Put a copy in the place of the database, which is kept beside it."""
        return self._backend.restore(backup)

    def export(self, path: Path, watch: "Watch") -> None:
        """Write everything of all learners into one file."""
        store, _, _, clock = self._backend.opened()
        store.export_progress(path, clock.now(), watch=watch)

    def merge(self, path: Path, watch: "Watch", *, mine: bool) -> tuple[tuple[str, int], ...]:
        """Merge a file of progress into what is here; ``mine`` says that its one learner is who learns here.

        Returns for each learner of the file the name and how many answers were new.
        """
        from trainer.study.exchange import import_progress

        store, _, learner, clock = self._backend.opened()
        merged = import_progress(store, path, clock, learner if mine else None, watch=watch)
        return tuple((one.name, one.answers) for one in merged)

    def fit(self, watch: "Watch") -> "Fit":
        """Fit parameters to the learner's own reviews."""
        from trainer.study.optimise import fit

        store, _, learner, _ = self._backend.opened()
        return fit(store, learner, watch.progress, watch.cancelled)

    def take(self, found: "Fit") -> LearnerData:
        """Schedule by fitted parameters from now on."""
        from trainer.study.optimise import take

        store, _, learner, _ = self._backend.opened()
        take(store, learner, found)
        return self.read()

    def forget_parameters(self) -> LearnerData:
        """Go back to the parameters that suit most people."""
        from trainer.study.optimise import forget

        store, _, learner, _ = self._backend.opened()
        forget(store, learner)
        return self.read()
