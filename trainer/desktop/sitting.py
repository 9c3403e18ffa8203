"""A study session as the window drives it: every call in the background, every result a signal."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from trainer.desktop.background import Lane
from trainer.desktop.memory import give_back

if TYPE_CHECKING:
    from trainer.questions import Answer, Item
    from trainer.store import Attempt
    from trainer.study.session import Session

_GIVE_BACK_EVERY = 5  # questions
_LONG = 1_000  # milliseconds after which a learner wonders


@dataclass(frozen=True)
class Asked:
    """A question on the table: when each rating (1…4) would bring it back.

    ``done`` counts the answers of the sitting that stand.
    """

    item: "Item[Any, Any]"
    intervals: dict[int, str]
    done: int
    broken: tuple[str, ...]
    flagged: bool = False


@dataclass(frozen=True)
class CardTold:
    """What the learner wrote beside a question, and every answer to it, oldest first."""

    note: str
    history: "tuple[Attempt, ...]"


class Sitting(QObject):
    """``asked`` and ``graded`` alternate until ``finished`` gives the summary; ``failed`` gives a sentence.

    After an answer that the learner rated, ``recorded`` stands in the place of ``graded``.

    ``counted`` and ``foreseen`` follow ``look_ahead``: how many cards are left, this one included, and the item that
    is likely to be asked next.

    After ``failed`` the step that failed can be tried again: nothing has been recorded. ``delayed`` says that a step
    takes long.
    """

    asked = Signal(object)
    foreseen = Signal(object)
    counted = Signal(int)
    explained = Signal(str)
    graded = Signal(object)
    recorded = Signal()
    rerated = Signal(object)
    nothing_to_undo = Signal()
    nothing_to_redo = Signal()
    card_told = Signal(object)
    card_kept = Signal(str)
    finished = Signal(object)
    failed = Signal(str)
    delayed = Signal()

    def __init__(self, lane: Lane, make_session: "Callable[[], Session]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._make_session = make_session
        self._session: Session | None = None
        self._looked = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.delayed)
        self.busy = False

    def next(self) -> None:
        """Ask for the next question, or the summary when there is none left."""
        self._run(self._next, self._on_asked)

    def explain(self) -> None:
        """Ask for the explanation before the answer, as the back of a flashcard needs it."""
        # nobody waits for it: an answer that is given meanwhile is taken
        self._lane.run(self._explanation, self.explained.emit, self.failed.emit, self)

    def submit(self, answer: "Answer", seconds: float, rating: int | None = None) -> None:
        """Have an answer graded and recorded."""
        self._run(partial(self._submit, answer, seconds, rating), self.graded.emit)

    def submit_and_go_on(self, answer: "Answer", seconds: float, rating: int) -> None:
        """Have an answer that the learner rated recorded, and ask the next question: no feedback is waited for."""
        self._run(partial(self._submit_and_next, answer, seconds, rating), self._on_recorded)

    def overrule(self, rating: int) -> None:
        """Replace the rating of the answer just given."""
        self._run(partial(self._overrule, rating), self.rerated.emit)

    def undo(self) -> None:
        """Take back the newest answer and ask its question again."""
        self._run(self._undo, self._on_undone)

    def redo(self) -> None:
        """Bring back the answer that was undone last, and go on."""
        self._run(self._redo, self._on_redone)

    def suspend(self) -> None:
        """Take the card out of rotation, and go on."""
        self._run(self._suspend, self._on_suspended)

    def flag(self, flagged: bool) -> None:
        """Mark the card to come back to, or unmark it."""
        said = "Flagged: you find it under Practice." if flagged else "No longer flagged."
        self._run(partial(self._flag, flagged), lambda _: self.card_kept.emit(said))

    def tell_card(self) -> None:
        """Ask for note and history of the card."""
        self._run(self._card, self.card_told.emit)

    def write_note(self, text: str) -> None:
        """Keep a note on the card."""
        self._run(partial(self._write_note, text), lambda _: self.card_kept.emit("Your note is kept."))

    def skip(self) -> None:
        """Leave the question out of this sitting."""
        self._run(self._skip, self._on_asked)

    def finish(self) -> None:
        """Ask for the summary of what was answered so far; what is under way is waited for."""
        self.busy = True
        self._lane.run(self._summary, partial(self._done, self.finished.emit), self._fail, self)

    def _run(self, function: Callable[[], object], on_done: Callable[..., object]) -> None:
        # two clicks on a button are one: the first is still under way
        if self.busy:
            return
        self.busy = True
        self._patience.start(_LONG)
        self._lane.run(function, partial(self._done, on_done), self._fail, self)

    def _done(self, on_done: Callable[..., object], result: object) -> None:
        self._rest()
        on_done(result)

    def _fail(self, sentence: str) -> None:
        self._rest()
        self.failed.emit(sentence)

    def _rest(self) -> None:
        self.busy = False
        self._patience.stop()

    def _on_asked(self, asked: Asked | None) -> None:
        if asked is None:
            self.finish()
        else:
            self.asked.emit(asked)

    def look_ahead(self) -> None:
        """Count what is left and prepare the next question, while the learner thinks about this one."""
        self._lane.run(self._count, self.counted.emit, self.failed.emit, self)
        self._lane.run(self._prepare_next, self._on_prepared, self.failed.emit, self)
        self._looked += 1
        if self._looked % _GIVE_BACK_EVERY == 0:
            self._lane.post(give_back)

    def _on_prepared(self, item: "Item[Any, Any] | None") -> None:
        if item is not None:
            self.foreseen.emit(item)

    def _on_recorded(self, asked: Asked | None) -> None:
        self.recorded.emit()
        self._on_asked(asked)

    def _on_suspended(self, asked: Asked | None) -> None:
        self._on_asked(asked)
        self.card_kept.emit("Suspended: you find it under Cards, where you can put it back.")

    def _on_undone(self, asked: Asked | None) -> None:
        if asked is None:
            self.nothing_to_undo.emit()
        else:
            self.asked.emit(asked)

    def _on_redone(self, asked: "Asked | bool | None") -> None:
        if asked is False:
            self.nothing_to_redo.emit()
        else:
            self._on_asked(asked)

    # on the lane

    def _opened(self) -> "Session":
        if self._session is None:
            self._session = self._make_session()
        return self._session

    def _next(self) -> Asked | None:
        session = self._opened()
        return self._asked(session) if session.next() is not None else None

    def _asked(self, session: "Session") -> Asked:
        assert session.item is not None
        intervals = {int(rating): text for rating, text in session.intervals().items()}
        return Asked(
            session.item,
            intervals,
            session.answered,
            tuple(session.broken),
            session.flagged,
        )

    def _count(self) -> int:
        counts = self._opened().remaining()
        return counts.new + counts.learning + counts.review

    def _prepare_next(self) -> "Item[Any, Any] | None":
        return self._opened().look_ahead()

    def _explanation(self) -> str:
        item = self._opened().item
        return item.explanation() if item is not None else ""

    def _submit(self, answer: "Answer", seconds: float, rating: int | None) -> object:
        from fsrs import Rating

        return self._opened().submit(answer, seconds, Rating(rating) if rating else None)

    def _submit_and_next(self, answer: "Answer", seconds: float, rating: int) -> Asked | None:
        if not self._opened().is_answered:  # it is, when only the next question could not be read
            self._submit(answer, seconds, rating)
        return self._next()

    def _overrule(self, rating: int) -> object:
        from fsrs import Rating

        return self._opened().overrule(Rating(rating))

    def _undo(self) -> Asked | None:
        session = self._opened()
        return self._asked(session) if session.undo() is not None else None

    def _skip(self) -> Asked | None:
        self._opened().skip()
        return self._next()

    def _redo(self) -> "Asked | bool | None":
        return self._next() if self._opened().redo() is not None else False

    def _suspend(self) -> Asked | None:
        self._opened().suspend()
        return self._next()

    def _flag(self, flagged: bool) -> None:
        self._opened().flag(flagged=flagged)

    def _card(self) -> CardTold:
        session = self._opened()
        return CardTold(session.note(), tuple(session.history()))

    def _write_note(self, text: str) -> None:
        self._opened().write_note(text)

    def _summary(self) -> object:
        return self._opened().summary()
