"""What the desktop asks of the rest of the trainer; every method runs on the worker's lane; no Qt.

The parts are imported inside the methods: the first window is on screen before SQLAlchemy and pydantic are.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uuid import UUID

    from trainer.engine import Run
    from trainer.packs import Library, Pack
    from trainer.packs.drafts import Draft
    from trainer.packs.installing import Offer
    from trainer.store import Learner
    from trainer.store.store import Store
    from trainer.study.clock import Clock
    from trainer.study.exam import Blueprint, ExamLine, ExamResult, ExamSitting
    from trainer.study.exam.tasks import Progress as Readiness
    from trainer.study.mastery import Mastery
    from trainer.study.overview import Overview
    from trainer.study.plan import ExamPlan
    from trainer.study.progress import Progress, Table
    from trainer.study.session import Session


Choice = Mapping[str, Any]
"""Fields of ``trainer.study.selection.Selection``: which cards to practise."""


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


@dataclass(frozen=True)
class BrokenPack:
    """A pack that could not be read, and every reason."""

    path: str
    problems: tuple[str, ...]


@dataclass(frozen=True)
class HomeData:
    """Everything that the home, practice and progress pages show."""

    overview: "Overview"
    mastery: tuple["Mastery", ...]
    packs: tuple[PackLine, ...]
    broken: tuple[BrokenPack, ...]
    layouts: tuple[tuple[str, str, str], ...]
    """Pack, id and title of each layout to build."""
    place: str

    @property
    def waiting(self) -> int:
        """How many cards wait today."""
        return self.overview.due + self.overview.new


@dataclass(frozen=True)
class Refused:
    """A program that cannot be run: the sentence, and the line it is about (0 for none)."""

    sentence: str
    line: int


@dataclass(frozen=True)
class ProgressData:
    """The learner's progress, the same as tables by name, and the date of an exam with what it leads to."""

    progress: "Progress"
    tables: dict[str, "Table"]
    plan: "ExamPlan | None"
    outlook: tuple[str, ...]


class Backend:
    """The learner's store and the packs, opened when first needed.

    ``packs`` are the folders that packs are read from: by default the built-in ones, and ``packs`` beside the data.
    """

    def __init__(
        self, data_dir: Path | None, clock: "Clock | None" = None, packs: tuple[Path, ...] | None = None
    ) -> None:
        self.data_dir = data_dir
        self._packs = packs
        self._clock = clock
        self._store: Store | None = None
        self._library: Library | None = None
        self._learner: Learner | None = None

    def open(self) -> HomeData:
        """Open the store and read the packs. Raises StoreError, which leaves the files as they are."""
        from trainer.packs import load_library
        from trainer.store import open_store
        from trainer.store.opening import default_folder
        from trainer.study.clock import COMPUTER_CLOCK
        from trainer.study.shelf import Shelf

        self.close()
        self._clock = self._clock or COMPUTER_CLOCK
        folder = self.data_dir or default_folder()
        store = open_store(folder)
        try:
            self._learner = store.learners.first(self._clock.now())
            self._library = load_library(*self._pack_folders())
            Shelf(self._library).mirror(store)
        except BaseException:
            store.close()
            raise
        self._store = store
        return self.home()

    def home(self) -> HomeData:
        """Return what waits, what is there and how it goes. Raises StoreError."""
        from trainer.study.mastery import mastery
        from trainer.study.overview import overview

        store, library, learner, clock = self.opened()
        return HomeData(
            overview=overview(store, learner, clock),
            mastery=mastery(store, learner, clock),
            packs=tuple(_line(pack, self.own_packs) for pack in library.packs),
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
        )

    def review(self) -> "Session":
        """Return today's sitting."""
        from trainer.study.session import ReviewSession

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

    def progress(self) -> "ProgressData":
        """Return everything that the progress page shows."""
        from trainer.study.plan import current_plan, outlook
        from trainer.study.progress import progress, tables

        store, _, learner, clock = self.opened()
        found = progress(store, learner, clock)
        plan = current_plan(store, learner, found.today)
        return ProgressData(
            found,
            {table.name: table for table in tables(found)},
            plan,
            outlook(store, learner, plan, clock).sentences if plan is not None else (),
        )

    def keep_plan(self, day: date, target: float, new_per_day: int, reviews_per_day: int) -> "ProgressData":
        """Set the date of an exam, and what is wanted by then."""
        from trainer.study.plan import ExamPlan, keep_plan

        store, _, learner, _ = self.opened()
        plan = ExamPlan(day=day, target=target, new_per_day=new_per_day, reviews_per_day=reviews_per_day)
        keep_plan(store, learner, plan)
        return self.progress()

    def forget_plan(self) -> "ProgressData":
        """Go on without the date of an exam."""
        from trainer.study.plan import forget_plan

        store, _, learner, _ = self.opened()
        forget_plan(store, learner)
        return self.progress()

    def write_tables(self, folder: Path) -> int:
        """Write every figure of the progress page as CSV into a folder; return how many files."""
        from trainer.study.progress import progress, tables, write_tables

        store, _, learner, clock = self.opened()
        return len(write_tables(tables(progress(store, learner, clock)), folder))

    def exams(self) -> "tuple[tuple[Blueprint, ...], tuple[ExamLine, ...]]":
        """Return the blueprints that are kept, or suggestions, and the exams that were begun."""
        from trainer.study.exam import SUGGESTIONS, blueprints, exams

        store, _, learner, _ = self.opened()
        return blueprints(store, learner) or SUGGESTIONS, exams(store, learner)

    def keep_blueprint(
        self, blueprint: "Blueprint", old_title: str
    ) -> "tuple[tuple[Blueprint, ...], tuple[ExamLine, ...]]":
        """Keep a blueprint in place of the one with the old title; the first time, the suggestions are kept, too."""
        from trainer.study.exam import forget_blueprint, keep_blueprint

        store, _, learner, _ = self.opened()
        for other in self.exams()[0]:
            keep_blueprint(store, learner, other)
        if old_title and old_title != blueprint.title:
            forget_blueprint(store, learner, old_title)
        keep_blueprint(store, learner, blueprint)
        return self.exams()

    def forget_blueprint(self, title: str) -> "tuple[tuple[Blueprint, ...], tuple[ExamLine, ...]]":
        """Remove a blueprint; the last one that goes brings the suggestions back."""
        from trainer.study.exam import forget_blueprint, keep_blueprint

        store, _, learner, _ = self.opened()
        for other in self.exams()[0]:
            keep_blueprint(store, learner, other)
        forget_blueprint(store, learner, title)
        return self.exams()

    def begin_exam(self, blueprint: "Blueprint", number: int | None, progress: "Readiness") -> "ExamSitting":
        """Begin an exam; without a ``number`` a paper that was not seen yet."""
        from secrets import randbelow

        from trainer.study.exam import begin_exam

        store, library, learner, clock = self.opened()
        seed = number if number is not None else 1 + randbelow(999_999)
        return begin_exam(store, library, learner, blueprint, seed, clock, progress)

    def continue_exam(self, uuid: "UUID", progress: "Readiness") -> "ExamSitting":
        """Go on with an exam that was left."""
        from trainer.study.exam import continue_exam

        store, library, _, clock = self.opened()
        return continue_exam(store, library, uuid, clock, progress)

    def exam_result(self, uuid: "UUID") -> "ExamResult":
        """Return the result of an exam that was handed in."""
        from trainer.study.exam import exam_result

        store, library, _, _ = self.opened()
        return exam_result(store, library, uuid)

    def look_into(self, path: Path) -> "Offer":
        """Read what is in a folder or a zip, without installing anything."""
        from trainer.packs.installing import look_into

        _, library, _, _ = self.opened()
        return look_into(path, library)

    def install(self, offer: "Offer") -> HomeData:
        """Install a pack, in place of an older version of it."""
        from trainer.packs.installing import install

        install(offer, self.own_packs)
        return self._reload()

    def remove_pack(self, identifier: str) -> HomeData:
        """Take a pack of the learner's own away; the history of its questions stays."""
        from trainer.packs.installing import remove

        _, library, _, _ = self.opened()
        pack = library.pack(identifier)
        if pack is not None and pack.path.is_relative_to(self.own_packs):
            remove(pack)
        return self._reload()

    def new_pack(self, title: str) -> Path:
        """Make a pack of examples to begin with; return its folder."""
        from trainer.packs.new import create_pack, identifier_of

        folder = self.own_packs / identifier_of(title)
        create_pack(folder, {"title": title})
        self._reload()
        return folder

    def read_draft(self, folder: Path, drafts: dict[str, str], file: str, line: int, seed: int) -> "Draft":
        """Read a pack whose files are being edited."""
        from trainer.packs.drafts import read_draft

        return read_draft(folder, drafts, file, line, seed)

    def save_files(self, folder: Path, drafts: dict[str, str]) -> HomeData:
        """Write files of a pack, each in one piece."""
        for name, text in drafts.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            draft = place.with_name(f".{place.name}.partial")
            draft.write_text(text, encoding="utf-8")
            draft.replace(place)
        return self._reload()

    @property
    def own_packs(self) -> Path:
        """The folder of the learner's own packs."""
        from trainer.store.opening import default_folder

        return self._packs[-1] if self._packs else (self.data_dir or default_folder()) / "packs"

    def _reload(self) -> HomeData:
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
        from trainer.engine import CError, run

        try:
            return run(source, platform, stdin=stdin)
        except CError as error:
            return Refused(str(error), error.line)

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
        if self._store is None or self._library is None or self._learner is None or self._clock is None:
            raise RuntimeError("the store has not been opened")
        return self._store, self._library, self._learner, self._clock


def _line(pack: "Pack", own: Path) -> PackLine:
    kinds = Counter(question.kind for question in pack.questions)
    return PackLine(
        pack.id,
        pack.title,
        pack.version,
        pack.description,
        len(pack.questions),
        dict(kinds),
        pack.path,
        pack.path.is_relative_to(own),
    )
