"""Who learns on this computer, asked once in a class."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.desktop.pages.page import CardPage
from trainer.desktop.services import Services
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, choice, label, row
from trainer.desktop.widgets.responsive import ResponsiveRow

if TYPE_CHECKING:
    from trainer.desktop.results import Newcomer


class EntrancePage(CardPage):
    """``entered`` gives the name of a learner, known or new; ``class_asked`` leads an instructor to the class."""

    entered = Signal(str)
    class_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        theme = services.theme
        super().__init__(theme, "Who learns here?", 640, parent)
        layout = self.inside
        layout.addWidget(label("Who learns here?", "title", wrap=True))
        self._place = label("", tone="muted", wrap=True)
        layout.addWidget(self._place)
        self.banner = Banner(theme)
        layout.addWidget(self.banner)
        self._known = choice(8)
        self._go_on = button("Go on", "primary", "Go on as this learner")
        self._go_on.clicked.connect(lambda: self.entered.emit(self._known.currentText()))
        layout.addWidget(_line(theme, "I am", self._known, self._go_on))
        self._name = QLineEdit()
        self._name.setMaxLength(80)
        self._name.setPlaceholderText("Your name")
        self._name.returnPressed.connect(self._on_join)
        join = button("Join", "", "Join the class")
        join.clicked.connect(self._on_join)
        layout.addWidget(_line(theme, "I am new", self._name, join))
        look = button("I teach: only look at the class", "quiet")
        look.clicked.connect(self.class_asked)
        layout.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)

    def ask(self, newcomer: "Newcomer") -> None:
        """Offer the learners of the class."""
        self._place.setText(f"{newcomer.place}. This computer remembers the answer.")
        self._known.clear()
        self._known.addItems([learner.name for learner in newcomer.learners])
        self._known.setEnabled(bool(newcomer.learners))
        self._go_on.setEnabled(bool(newcomer.learners))
        self.banner.hide()

    def focus_first(self) -> None:
        """Give the keyboard to the list of learners, or to the name of the first one."""
        (self._known if self._known.isEnabled() else self._name).setFocus()

    def _on_join(self) -> None:
        if self._name.text().strip():
            self.entered.emit(self._name.text().strip())


def _line(theme: Theme, text: str, field: QWidget, control: QWidget) -> QWidget:
    caption = label(text)
    caption.setBuddy(field)
    field.setAccessibleName(text)
    named = QWidget()
    inner = row(named, Space.S)
    inner.addWidget(caption)
    inner.addWidget(field, 1)
    line = ResponsiveRow(theme, 400, Space.S)
    line.add(named, 1)
    line.add(control, 0)
    return line
