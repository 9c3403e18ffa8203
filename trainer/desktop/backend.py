"""What the desktop asks of the rest of the trainer; every method runs on the worker's lane; no Qt.

The parts are imported inside the methods: the first window is on screen before SQLAlchemy and pydantic are.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trainer.desktop.results import HomeData, Newcomer, Recovery, Refused
    from trainer.engine import Run
    from trainer.packs import Library, Pack
    from trainer.store import Learner
    from trainer.store.backups import Backup
    from trainer.store.store import Store
    from trainer.study.clock import Clock
    from trainer.study.glance import Glance
    from trainer.study.session import Session


Choice = Mapping[str, Any]
"""Fields of ``trainer.study.selection.Selection``: which cards to practise."""

_FIRST_PROGRAM = """
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
    char *name = malloc(8);
    strcpy(name, "first");
    printf("%s %ld\\n", name, sysconf(_SC_PAGESIZE));
    free(name);
    return 0;
}
"""


class Backend:
    """The learner's store and the packs, opened when first needed.

    The store is in ``data_dir`` (None: the platform's own place) or, of a class, on ``server`` (an SQLAlchemy URL).
    ``packs`` are the folders that packs are read from: by default the built-in ones, and ``packs`` beside the data.
    ``learner`` is who learnt here last, as the hexadecimal digits of their UUID.
    """

    def __init__(
        self,
        data_dir: Path | None,
        clock: "Clock | None" = None,
        packs: tuple[Path, ...] | None = None,
        server: str = "",
        learner: str = "",
    ) -> None:
        self.data_dir = data_dir
        self.server = server
        self._packs = packs
        self._clock = clock
        self._last = learner
        self._store: Store | None = None
        self._library: Library | None = None
        self._learner: Learner | None = None
        self._damaged = False

    def glance(self) -> "Glance | None":
        """Return what waits, long before ``open`` could; None where it takes more to tell."""
        from trainer.study.clock import COMPUTER_CLOCK
        from trainer.study.glance import glance

        return None if self.server else glance(self.folder, self._last, self._clock or COMPUTER_CLOCK)

    def open(self) -> "HomeData | Newcomer":
        """Open the store and read the packs. Raises StoreError, which leaves the files as they are."""
        from trainer.desktop.results import Newcomer
        from trainer.packs import load_library
        from trainer.store import open_store
        from trainer.store.errors import DamagedFile
        from trainer.study.clock import COMPUTER_CLOCK
        from trainer.study.shelf import Shelf

        self.close()
        self._clock = self._clock or COMPUTER_CLOCK
        self._damaged = False
        try:
            store = open_store(self.server or self.folder)
        except DamagedFile:
            self._damaged = not self.server
            raise
        try:
            self._learner = self._who(store, self._clock)
            self._library = load_library(*self._pack_folders())
            Shelf(self._library).mirror(store)
        except BaseException:
            store.close()
            raise
        self._store = store
        return self.home() if self._learner else Newcomer(tuple(store.learners.all()), store.place)

    def enter(self, name: str) -> "HomeData":
        """Let the learner of a class with that name go on, who is added if there is none yet."""
        store, _, clock = self.shared()
        known = {learner.name: learner for learner in store.learners.all()}
        self._learner = known.get(name.strip()) or store.learners.add(name, clock.now())
        return self.home()

    def back_up(self) -> None:
        """Make today's copy of the database, unless there is one or the database is a server's. Raises StoreError.

        It needs nothing that is open, and may run beside everything else.
        """
        from trainer.store import backups_in
        from trainer.study.clock import COMPUTER_CLOCK

        if not self.server:
            backups_in(self.folder).make_daily((self._clock or COMPUTER_CLOCK).now())

    def recovery(self) -> "Recovery":
        """Return what can be done where the database cannot be opened."""
        from trainer.desktop.results import Recovery
        from trainer.store import backups_in

        return Recovery(() if self.server else tuple(backups_in(self.folder).all()), self._damaged)

    def begin_anew(self) -> "HomeData | Newcomer":
        """Make a new database in the place of a damaged one, which is kept beside it. Raises StoreError."""
        from trainer.store.places import FILE_NAME
        from trainer.store.restoring import set_aside
        from trainer.study.clock import COMPUTER_CLOCK

        self.close()
        set_aside(self.folder / FILE_NAME, (self._clock or COMPUTER_CLOCK).now())
        return self.open()

    def restore(self, backup: "Backup") -> "HomeData | Newcomer":
        """Put a copy in the place of the database, which is kept beside it. Raises StoreError."""
        from trainer.store import backups_in
        from trainer.study.clock import COMPUTER_CLOCK

        self.close()
        backups_in(self.folder).restore(backup, (self._clock or COMPUTER_CLOCK).now())
        return self.open()

    def home(self) -> "HomeData":
        """Return what waits, what is there and how it goes. Raises StoreError."""
        from trainer.desktop.results import BrokenPack, HomeData, PackLine
        from trainer.study.clock_ahead import bring_back
        from trainer.study.mastery import mastery
        from trainer.study.notices import notices
        from trainer.study.overview import overview

        store, library, learner, clock = self.opened()
        bring_back(store, learner, clock)
        return HomeData(
            overview=overview(store, learner, clock),
            mastery=mastery(store, learner, clock),
            packs=tuple(PackLine.of(pack, is_own=self.owns(pack)) for pack in library.packs),
            broken=tuple(
                BrokenPack(str(path), tuple(str(problem) for problem in problems))
                for path, problems in library.broken.items()
            ),
            layouts=tuple(
                (pack.id, question.id, question.title)
                for pack in library.packs
                for question in pack.questions
                if question.kind == "layout"
            ),
            place=store.place,
            learner=learner,
            notices=notices(store, learner, clock),
            in_class=bool(self.server) or len(store.learners.all()) > 1,
        )

    def review(self) -> "Session":
        """Return today's sitting."""
        from trainer.study.review import ReviewSession

        store, library, learner, clock = self.opened()
        return ReviewSession(store, library, learner, clock)

    def practise(self, choice: "Choice", *, counts: bool = False) -> "Session":
        """Return a sitting over the cards that a choice (fields of ``Selection``) takes.

        ``counts`` says whether its answers move the schedule.
        """
        from trainer.study.practice import practice
        from trainer.study.selection import Selection

        store, library, learner, clock = self.opened()
        return practice(store, library, learner, clock, Selection(**choice), counts=counts)

    @property
    def folder(self) -> Path:
        """The folder of the learner's data; of a class, that of what is kept on this computer."""
        if self.data_dir is not None:
            return self.data_dir
        from trainer.store.places import default_folder

        return default_folder()

    @property
    def own_packs(self) -> Path:
        """The folder of the learner's own packs."""
        return self._packs[-1] if self._packs else self.folder / "packs"

    def owns(self, pack: "Pack") -> bool:
        """Say whether a pack is one of the learner's own, which may be edited and removed."""
        return pack.path.is_relative_to(self.own_packs)

    def reload(self) -> "HomeData":
        """Read the packs again, and mirror them into the store."""
        from trainer.packs import load_library
        from trainer.study.shelf import Shelf

        store, _, _, _ = self.opened()
        self._library = load_library(*self._pack_folders())
        Shelf(self._library).mirror(store)
        return self.home()

    def _pack_folders(self) -> tuple[Path, ...]:
        from trainer.packs import builtin_packs

        return self._packs or (builtin_packs(), self.own_packs)

    def run(self, source: str, platform: str, stdin: bytes = b"") -> "Run | Refused":
        """Run a C program of the learner's own."""
        from trainer.desktop.results import Refused
        from trainer.engine import CError, run

        try:
            return run(source, platform, stdin=stdin)
        except CError as error:
            return Refused(str(error), error.line)

    def warm_up(self) -> None:
        """Run a first program: the engine is imported before a learner waits for it."""
        from trainer.engine import run

        run(_FIRST_PROGRAM)

    def close(self) -> None:
        """Close the store."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def switch_learner(self, number: int) -> None:
        """Let the learner with that number go on."""
        store, _, learner, _ = self.opened()
        self._learner = next((other for other in store.learners.all() if other.id == number), learner)

    def opened(self) -> "tuple[Store, Library, Learner, Clock]":
        """Return what is open: the store, the packs, who learns, and the clock."""
        store, library, clock = self.shared()
        if self._learner is None:
            raise RuntimeError("nobody learns yet")
        return store, library, self._learner, clock

    def shared(self) -> "tuple[Store, Library, Clock]":
        """Return what is open whoever learns: the store, the packs and the clock."""
        if self._store is None or self._library is None or self._clock is None:
            raise RuntimeError("the store has not been opened")
        return self._store, self._library, self._clock

    def _who(self, store: "Store", clock: "Clock") -> "Learner | None":
        """Return who learnt here last; without one the first learner of a file, and nobody of a class."""
        last = next((learner for learner in store.learners.all() if learner.uuid.hex == self._last), None)
        return last if last or self.server else store.learners.first(clock.now())
