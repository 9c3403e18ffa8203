"""Who learns on this computer, asked once in a class."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, column, label, row

if TYPE_CHECKING:
    from trainer.desktop.results import Newcomer


class EntrancePage(QWidget):
    """``entered`` gives the name of a learner, known or new; ``class_asked`` leads an instructor to the class."""

    entered = Signal(str)
    class_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self.setProperty("look", "page")
        self.setAccessibleName("Who learns here?")
        box = card()
        box.setMaximumWidth(theme.px(640))
        theme.changed.connect(lambda: box.setMaximumWidth(theme.px(640)))
        layout = column(box, Space.M, Space.XXL)
        layout.addWidget(label("Who learns here?", "title", wrap=True))
        self._place = label("", tone="muted", wrap=True)
        layout.addWidget(self._place)
        self.banner = Banner(theme)
        layout.addWidget(self.banner)
        self._known = QComboBox()
        self._go_on = button("Go on", "primary", "Go on as this learner")
        self._go_on.clicked.connect(lambda: self.entered.emit(self._known.currentText()))
        layout.addLayout(_line("I am", self._known, self._go_on))
        self._name = QLineEdit()
        self._name.setMaxLength(80)
        self._name.setPlaceholderText("Your name")
        self._name.returnPressed.connect(self._on_join)
        join = button("Join", "", "Join the class")
        join.clicked.connect(self._on_join)
        layout.addLayout(_line("I am new", self._name, join))
        look = button("I teach: only look at the class", "quiet")
        look.clicked.connect(self.class_asked)
        layout.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        outer = column(self, 0, Space.XL)
        outer.addStretch(1)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(box, 20)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)

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


def _line(text: str, field: QWidget, control: QWidget) -> object:
    caption = label(text)
    caption.setBuddy(field)
    field.setAccessibleName(text)
    line = row(spacing=Space.S)
    line.addWidget(caption)
    line.addWidget(field, 1)
    line.addWidget(control)
    return line
