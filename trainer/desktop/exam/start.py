"""Choosing an exam: those that are kept, a new one, and those that were begun."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from trainer.desktop.exam.wording import asked_for, clock, outcome, rules
from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, clear, column, label, row
from trainer.desktop.widgets.number_box import NumberBox
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from trainer.study.exam import Blueprint, ExamLine

_HIGHEST_NUMBER = 999_999


class ExamStart(ScrollPage):
    """``begin_asked`` gives a blueprint and a paper's number (None: a new one); ``line_chosen`` an exam of before."""

    begin_asked = Signal(object, object)
    edit_asked = Signal(object)
    remove_asked = Signal(object)
    put_back_asked = Signal(object)
    line_chosen = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Exam", parent)
        self._lines: tuple[ExamLine, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._first: QWidget | None = None
        self.banner = Banner(services.theme)
        self.body.addWidget(label("Exam drill", "title"))
        self.body.addWidget(
            label(
                "A paper against the clock, without feedback until you hand it in. Answers are kept as you give them.",
                tone="muted",
                wrap=True,
            )
        )
        self.body.addWidget(self.banner)
        self._open = Banner(services.theme)
        self._open.add_action("Go on with it").clicked.connect(partial(self._on_row, 0))
        self.body.addWidget(self._open)
        self._gone: Blueprint | None = None
        self._removed = Banner(services.theme)
        self._put_back = self._removed.add_action("Put it back")
        self._put_back.clicked.connect(self._on_put_back)
        self.body.addWidget(self._removed)
        areas = ResponsiveRow(services.theme, 900, Space.L)
        self._left = QWidget()
        left_column = column(self._left, Space.M)
        self._cards = column(spacing=Space.M)
        left_column.addLayout(self._cards)
        self._new = button("New exam…")
        self._new.clicked.connect(partial(self.edit_asked.emit, None))
        caption = label("Paper number")
        self._number = NumberBox()
        self._number.setRange(0, _HIGHEST_NUMBER)
        self._number.setSpecialValueText("new")
        self._number.setAccessibleName("Paper number")
        self._number.setToolTip("The same number draws the same paper again")
        caption.setBuddy(self._number)
        number = QWidget()
        numbered = row(number, Space.M)
        numbered.addWidget(caption)
        numbered.addWidget(self._number)
        foot = ResponsiveRow(services.theme, 0, Space.M)
        foot.add(self._new, 0)
        foot.add(QWidget(), 1)
        foot.add(number, 0)
        left_column.addWidget(foot)
        left_column.addStretch(1)
        areas.add(self._left, 3)
        areas.add(self._make_past(services), 4)
        self.body.addWidget(areas)
        self.body.addStretch(1)
        self._cards.addWidget(label("Looking for exams…", tone="muted"))

    def show_exams(self, blueprints: "tuple[Blueprint, ...]", lines: "tuple[ExamLine, ...]") -> None:
        """Offer exams, and show those that were begun; the keyboard stays with the exams, if it is there."""
        focused = QApplication.focusWidget()
        at_exams = focused is not None and self._left.isAncestorOf(focused) and focused is not self._number
        clear(self._cards)
        self._titles = tuple(blueprint.title for blueprint in blueprints)
        self._first = None
        for blueprint in blueprints:
            self._cards.addWidget(self._card(blueprint))
        self._lines = lines
        self._past.set_rows(
            [
                (
                    line.title,
                    f"{line.started_at.astimezone():%d %b %Y, %H:%M}",
                    clock(line.used),
                    outcome(line),
                    str(line.seed),
                )
                for line in lines
            ]
        )
        if lines and lines[0].finished_at is None:
            self._open.show_sentence(
                "info", f"{lines[0].title} is not handed in yet; {clock(lines[0].used)} of its time is used."
            )
        else:
            self._open.hide()
        self._none.setVisible(not lines)
        self._past.setVisible(bool(lines))
        if at_exams:
            self.focus_first()

    def titles(self) -> tuple[str, ...]:
        """Return what the exams are called."""
        return self._titles

    def forget_removed(self) -> None:
        """Offer no removed exam any more."""
        self._gone = None
        self._removed.hide()

    def focus_first(self) -> None:
        """Give the keyboard to the first exam."""
        (self._first or self._new).setFocus()

    def _make_past(self, services: Services) -> QFrame:
        box = card()
        layout = column(box, Space.S, Space.L)
        layout.addWidget(label("Begun and handed in", "heading"))
        layout.addWidget(label("Choose one to go on with it, or to review every task.", "caption", "muted", wrap=True))
        self._past = RecordTable(services.theme, "Exams of before", ("Exam", "Begun", "Used", "Result", "Paper"))
        self._past.setMinimumHeight(services.theme.px(300))
        self._past.row_chosen.connect(self._on_row)
        self._none = label("None yet.", tone="muted")
        layout.addWidget(self._none)
        layout.addWidget(self._past, 1)
        layout.addStretch()
        self._past.hide()
        return box

    def _card(self, blueprint: "Blueprint") -> QFrame:
        box = card()
        layout = column(box, Space.S, Space.L)
        layout.addWidget(label(blueprint.title, "heading", wrap=True))
        layout.addWidget(label(rules(blueprint), tone="muted", wrap=True))
        for section in blueprint.sections:
            layout.addWidget(label(f"• {asked_for(section)}", "caption", "muted", wrap=True))
        buttons = row(spacing=Space.S)
        begin = button("Begin", "primary", f"Begin: {blueprint.title}")
        begin.clicked.connect(partial(self._on_begin, blueprint))
        edit = button("Edit", "quiet", f"Edit: {blueprint.title}")
        edit.clicked.connect(partial(self.edit_asked.emit, blueprint))
        remove = button("Remove", "quiet", f"Remove: {blueprint.title}")
        remove.clicked.connect(partial(self._on_remove, blueprint))
        for control in (begin, edit, remove):
            buttons.addWidget(control)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self._first = self._first or begin
        return box

    def _on_begin(self, blueprint: "Blueprint") -> None:
        self.begin_asked.emit(blueprint, self._number.value() or None)

    def _on_remove(self, blueprint: "Blueprint") -> None:
        self._gone = blueprint
        self.remove_asked.emit(blueprint)
        self._removed.say("info", f"{blueprint.title} is removed. Exams that were begun by it stay.")
        self._put_back.setFocus()

    def _on_put_back(self) -> None:
        if self._gone is not None:
            self.put_back_asked.emit(self._gone)
        self.forget_removed()

    def _on_row(self, row_number: int) -> None:
        self.line_chosen.emit(self._lines[row_number])
