"""A sentence inside the page that says what happened, with an icon, and perhaps something to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from trainer.desktop.theme.icons import pixmap
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import announce, button, label, row, set_tone

_ICONS = {"good": "check", "bad": "cross", "warn": "warning", "info": "info"}
_WORDS = {"good": "Done", "bad": "Error", "warn": "Note", "info": "Note"}


class Banner(QFrame):
    """An inline message: tone good, bad, warn or info; never a pop-up, never colour alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = "info"
        self.setProperty("look", "banner")
        self._icon = QLabel()
        self._text = label("", wrap=True)
        self._actions = row(spacing=Space.S)
        layout = row(self, Space.M, (Space.M, Space.S, Space.M, Space.S))
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addLayout(self._actions)
        self.hide()
        theme.changed.connect(self._draw)

    def say(self, tone: str, sentence: str) -> None:
        """Show a sentence and let a screen reader say it."""
        self.show_sentence(tone, sentence)
        announce(self, sentence)

    def show_sentence(self, tone: str, sentence: str) -> None:
        """Show a sentence that may be another in a moment: a screen reader does not say it by itself."""
        self._tone = tone
        self._text.setText(sentence)
        self.setAccessibleName(f"{_WORDS[tone]}: {sentence}")
        self._draw()
        self.show()

    def add_action(self, text: str) -> QPushButton:
        """Add a button at the end of the banner and return it."""
        action = button(text)
        self._actions.addWidget(action)
        return action

    def text(self) -> str:
        """Return the sentence that is shown."""
        return self._text.text()

    def _draw(self) -> None:
        set_tone(self, self._tone)
        palette = self._theme.palette
        colour = palette.accent if self._tone == "info" else getattr(palette, self._tone)
        size = self._theme.px(20)
        self._icon.setPixmap(pixmap(self._theme, _ICONS[self._tone], colour, size, self.devicePixelRatioF()))
