"""An exam as the window drives it: every call that touches the store in the background, every result a signal."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from trainer.desktop.background import Lane
from trainer.desktop.exam.desk import ExamDesk

if TYPE_CHECKING:
    from trainer.questions import Answer, Item
    from trainer.study.exam import Blueprint, ExamSitting, Section


@dataclass(frozen=True)
class Shown:
    """A task on the table; ``item`` is None when it can no longer be asked."""

    position: int
    item: "Item[Any, Any] | None"
    answer: "Answer | None"


class ExamDrive(QObject):
    """``listed`` gives the exams there are, ``begun`` an ``ExamSitting``, ``shown`` a ``Shown``, ``ended`` a result.

    ``counted`` gives sections of an exam and the supply of each.

    ``failed`` gives a sentence; what failed can then be tried again. The sitting's clock and list of tasks may be read
    at any time; whatever it writes goes through here.
    """

    listed = Signal(object, object)
    counted = Signal(object, object)
    begun = Signal(object)
    shown = Signal(object)
    kept = Signal()
    ended = Signal(object)
    progress = Signal(int, int)
    failed = Signal(str)

    def __init__(self, lane: Lane, desk: ExamDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._desk = desk
        self.sitting: ExamSitting | None = None

    def list_exams(self) -> None:
        """Ask for the blueprints and for the exams that were begun."""
        self._run(self._desk.exams, lambda found: self.listed.emit(*found))

    def keep_blueprint(self, blueprint: "Blueprint", old_title: str = "") -> None:
        """Keep a blueprint, in place of the one with the old title."""
        self._run(partial(self._desk.keep_blueprint, blueprint, old_title), lambda found: self.listed.emit(*found))

    def forget_blueprint(self, title: str) -> None:
        """Remove a blueprint."""
        self._run(partial(self._desk.forget_blueprint, title), lambda found: self.listed.emit(*found))

    def count_questions(self, sections: "tuple[Section, ...]") -> None:
        """Ask how many questions the packs have for each section of an exam; ``counted`` says it."""
        self._run(partial(self._desk.supplies, sections), partial(self.counted.emit, sections))

    def begin(self, blueprint: "Blueprint", number: int | None) -> None:
        """Draw a paper and begin; ``number`` draws the same one again."""
        self._run(partial(self._desk.begin, blueprint, number, self.progress.emit), self._on_begun)

    def go_on(self, uuid: UUID) -> None:
        """Go on with an exam that was left."""
        self._run(partial(self._desk.go_on, uuid, self.progress.emit), self._on_begun)

    def look_back(self, uuid: UUID) -> None:
        """Ask for the result of an exam that was handed in."""
        self._run(partial(self._desk.result, uuid), self.ended.emit)

    def show(self, position: int) -> None:
        """Put a task on the table."""
        sitting = self._opened()

        def show() -> Shown:
            item, answer = sitting.show(position)
            return Shown(position, item, answer)

        self._run(show, self.shown.emit)

    def keep(self, position: int, answer: "Answer | None") -> None:
        """Keep an answer; it is on disk when ``kept`` is emitted."""
        self._run(partial(self._opened().answer, position, answer), self._on_kept)

    def flag(self, position: int, flagged: bool) -> None:
        """Mark a task to come back to."""
        self._run(partial(self._opened().flag, position, flagged=flagged), self._on_kept)

    def pause(self) -> None:
        """Let the time stand."""
        self._run(self._opened().pause, self._on_kept)

    def resume(self) -> None:
        """Let the time run again."""
        self._run(self._opened().go_on, self._on_kept)

    def tick(self) -> None:
        """Keep the time that was used."""
        self._run(self._opened().tick, lambda _: None)

    def hand_in(self) -> None:
        """Have everything graded and recorded."""
        self._run(partial(self._opened().hand_in, self.progress.emit), self._on_ended)

    def leave(self) -> None:
        """Close the exam; it can be gone on with later."""
        self.sitting = None

    def _opened(self) -> "ExamSitting":
        assert self.sitting is not None
        return self.sitting

    def _run(self, function: Callable[[], object], on_done: Callable[..., object]) -> None:
        self._lane.run(function, on_done, self.failed.emit, self)

    def _on_begun(self, sitting: "ExamSitting") -> None:
        self.sitting = sitting
        self.begun.emit(sitting)

    def _on_kept(self, _result: object) -> None:
        self.kept.emit()

    def _on_ended(self, result: object) -> None:
        self.sitting = None
        self.ended.emit(result)
