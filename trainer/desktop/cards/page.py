"""The page of cards: find one, see what became of it, put it back, practise it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from trainer.desktop.cards.desk import CardDesk, Found
from trainer.desktop.pages.card_menu import CardDialog
from trainer.desktop.pages.page import ReadingPage
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, choice, column, label, row
from trainer.desktop.widgets.responsive import ResponsiveRow, from_the_left
from trainer.desktop.widgets.schedule_switch import ScheduleSwitch
from trainer.desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from trainer.desktop.sitting import CardTold
    from trainer.store import Card

_PAUSE = 150  # milliseconds without another letter
_SHOWN = (
    ("all", "All cards", ""),
    (
        "leeches",
        "Leeches: forgotten again and again",
        "These cost more time than they teach. Read the explanation anew, write a note of your own, or suspend them.",
    ),
    ("suspended", "Suspended", "These are not asked until you put them back. Their memory is kept."),
    ("flagged", "Flagged", "These you marked to come back to."),
)
_COLUMNS = ("Question", "Pack", "Comes back", "Reviews", "Forgotten", "Last score", "Marks")


class CardsPage(ReadingPage):
    """``to_practise`` gives a choice of cards; ``changed`` says that cards have."""

    to_practise = Signal(object)
    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Cards", parent)
        self._services = services
        self._desk = CardDesk(services.backend)
        self._cards: tuple[Card, ...] = ()
        self._asked = 0
        self.body.addWidget(label("Cards", "title"))
        self.body.addWidget(self._make_search())
        self._advice = label("", tone="muted", wrap=True)
        self.body.addWidget(self._advice)
        self.banner = Banner(services.theme)
        self.body.addWidget(self.banner)
        box = card()
        layout = column(box, Space.M, Space.L)
        self._count = label("", "strong")
        layout.addWidget(self._count)
        self._table = RecordTable(services.theme, "Cards found", _COLUMNS)
        self._table.setMinimumHeight(services.theme.px(300))
        layout.addWidget(self._table, 1)
        layout.addWidget(self._make_actions())
        layout.addWidget(ScheduleSwitch(services.settings))
        self.body.addWidget(box, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(self.read)
        self._words.textChanged.connect(lambda: self._typing.start())
        self._words.returnPressed.connect(self.read)
        self._which.currentIndexChanged.connect(self.read)
        self._table.activated.connect(self._on_history)
        self._table.selectionModel().currentRowChanged.connect(self._offer)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.focus_first)

    def show_only(self, standing: str) -> None:
        """Show all cards, the leeches, those suspended or those flagged."""
        self._words.clear()
        self._which.setCurrentIndex(self._which.findData(standing))

    def focus_first(self) -> None:
        """Give the keyboard to the search."""
        self._words.setFocus()
        self._words.selectAll()

    # building

    def _make_search(self) -> QWidget:
        self._words = QLineEdit()
        self._words.setPlaceholderText("Words of the title or the question")
        self._words.setClearButtonEnabled(True)
        self._words.setMaxLength(200)
        self._which = choice(12)
        for name, title, _ in _SHOWN:
            self._which.addItem(title, name)
        areas = ResponsiveRow(self._services.theme, 640, Space.L)
        for text, field, stretch in (("Search", self._words, 3), ("Show", self._which, 2)):
            part = QWidget()
            line = row(part, Space.S)
            caption = label(text)
            caption.setBuddy(field)
            field.setAccessibleName(f"{text} cards")
            line.addWidget(caption)
            line.addWidget(field, 1)
            areas.add(part, stretch)
        return areas

    def _make_actions(self) -> QWidget:
        self._practise = button("&Practise", "primary", "Practise this card")
        self._suspend = button("&Suspend", "", "Suspend this card")
        self._flag = button("&Flag", "", "Flag this card")
        self._history = button("&Note and history…", "", "Note and history of this card")
        self._all = button("Practise &all shown", "quiet")
        self._practise.clicked.connect(self._on_practise)
        self._suspend.clicked.connect(self._on_suspend)
        self._flag.clicked.connect(self._on_flag)
        self._history.clicked.connect(self._on_history)
        self._all.clicked.connect(self._on_practise_all)
        areas = ResponsiveRow(self._services.theme, 640, Space.S)
        for controls in ((self._practise, self._suspend, self._flag), (self._history, self._all)):
            areas.add(from_the_left(self._services.theme, *controls), 0)
        areas.add(QWidget(), 1)
        self._offer()
        return areas

    # what is shown

    def read(self) -> None:
        """Ask the worker for what the page shows."""
        super().read()
        self._typing.stop()
        self._asked += 1
        self._advice.setText(_SHOWN[self._which.currentIndex()][2])
        self._advice.setVisible(bool(self._advice.text()))
        self._work(partial(self._find, self._words.text(), self._which.currentData()), partial(self._show, self._asked))

    def _find(self, words: str, standing: str) -> Found:
        from trainer.store import Standing

        return self._desk.find(words, Standing(standing))

    def _show(self, asked: int, found: Found) -> None:
        if asked != self._asked:  # other words were typed since
            return
        before = self._chosen()
        self._cards = found.cards
        self._table.set_rows([_row(one, found.now) for one in found.cards])
        count = len(found.cards)
        noun = "card" if count == 1 else "cards"
        self._count.setText(f"The first {count} {noun}: type words to narrow them" if found.more else f"{count} {noun}")
        same = [place for place, one in enumerate(found.cards) if before and one.question == before.question]
        if found.cards:
            self._table.selectRow(same[0] if same else 0)
        self._offer()

    def _chosen(self) -> "Card | None":
        place = self._table.currentIndex().row()
        return self._cards[place] if 0 <= place < len(self._cards) else None

    def _offer(self) -> None:
        one = self._chosen()
        for control in (self._practise, self._suspend, self._flag, self._history):
            control.setEnabled(one is not None)
        self._all.setEnabled(bool(self._cards))
        _name(self._suspend, "&Put back" if one and one.suspended else "&Suspend")
        _name(self._flag, "Un&flag" if one and one.flag else "&Flag")
        self._practise.setEnabled(one is not None and not one.suspended)

    # what the learner does

    def _work(self, function: Callable[[], object], on_done: Callable[..., object]) -> None:
        self._services.lane.run(function, on_done, partial(self.banner.say, "bad"), self)

    def _change(self, function: Callable[[], object], said: str) -> None:
        self._work(function, partial(self._on_changed, said))

    def _on_changed(self, said: str, _result: object) -> None:
        self.banner.say("good", said)
        self.read()
        self.changed.emit()

    def _on_practise(self) -> None:
        if one := self._chosen():
            self._begin((one,))

    def _on_practise_all(self) -> None:
        self._begin(self._cards)

    def _begin(self, cards: "tuple[Card, ...]") -> None:
        self.to_practise.emit({"questions": tuple((one.pack, one.name) for one in cards)})

    def _on_suspend(self) -> None:
        if one := self._chosen():
            said = "is asked again when it is due" if one.suspended else "is not asked again until it is put back"
            self._change(partial(self._desk.suspend, one.question, not one.suspended), f"“{one.title}” {said}.")

    def _on_flag(self) -> None:
        if one := self._chosen():
            said = "is no longer flagged" if one.flag else "is flagged"
            self._change(partial(self._desk.flag, one.question, not one.flag), f"“{one.title}” {said}.")

    def _on_history(self) -> None:
        if one := self._chosen():
            self._work(partial(self._desk.tell, one.question), partial(self._on_told, one))

    def _on_told(self, one: "Card", told: "CardTold") -> None:
        dialog = CardDialog(self._services.theme, one.title, told, self)
        dialog.note_written.connect(
            lambda text: self._change(partial(self._desk.write_note, one.question, text), "Your note is kept.")
        )
        dialog.finished.connect(self._table.setFocus)
        dialog.open()


def _name(control: QPushButton, text: str) -> None:
    control.setText(text)
    control.setAccessibleName(f"{text.replace('&', '')} this card")


def _row(one: "Card", now: datetime) -> tuple[str, ...]:
    marks = [word for word, is_so in (("suspended", one.suspended), ("⚑ flagged", one.flag > 0)) if is_so]
    score = "–" if one.score is None else f"{one.score:.0%}"
    return (one.title, one.pack, _back(one, now), str(one.reviews), str(one.lapses), score, ", ".join(marks))


def _back(one: "Card", now: datetime) -> str:
    due = one.memory.due
    if one.suspended:
        return "not until put back"
    if due is None:
        return "new"
    return "now" if due <= now else f"{due.astimezone():%d %b %Y}"
