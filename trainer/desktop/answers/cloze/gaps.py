"""Fields inside of a text: the text keeps room for them, and they follow it when it moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from trainer.desktop.answers.field import AnswerField
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Type
from trainer.questions.accepting import LONGEST, Verdict

_SIGNS = {Verdict.RIGHT: ("good", "✓"), Verdict.NEAR: ("warn", "≈")}
_ROOM = "\N{NO-BREAK SPACE}"


def token(number: int) -> str:
    """Return what stands for blank ``number`` in a text before the fields are laid into it."""
    return f"⟦{number}⟧"


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in a blank after the check: what was written (perhaps nothing), what is right, and the verdict."""

    given: str
    right: str
    verdict: Verdict


class GapField(AnswerField):
    """A field inside of a text; ``left`` says that the keyboard goes on to the next (1) or the previous one (-1)."""

    left = Signal(int)

    def __init__(self, name: str, parent: QTextEdit) -> None:
        super().__init__(parent.viewport())
        self.setAccessibleName(name)
        self.setMaxLength(LONGEST)
        self.setProperty("look", "cell")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter or Down, back with Up."""
        steps = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.left.emit(steps[event.key()])
        else:
            super().keyPressEvent(event)


class Gaps(QObject):
    """The fields of one text. ``open`` lays them over the tokens of the text, ``fill`` writes what was right instead.

    ``lengths`` gives the characters that each field has room for.
    """

    def __init__(self, theme: Theme, text: QTextEdit, lengths: Sequence[int], step: Type) -> None:
        super().__init__(text)
        self._theme = theme
        self._text = text
        self._lengths = tuple(lengths)
        self._step = step
        self._spans: list[tuple[int, int]] = []
        count = len(self._lengths)
        self.fields = [GapField(f"Blank {number + 1} of {count}", text) for number in range(count)]
        text.document().documentLayout().documentSizeChanged.connect(self._place_soon)
        text.horizontalScrollBar().valueChanged.connect(self.place)

    def close(self) -> None:
        """Forget where the fields are: the text is about to be another."""
        self._spans = []

    def open(self) -> None:
        """Make room in the text where its tokens are."""
        for number, length in enumerate(self._lengths):
            cursor = self._text.document().find(token(number))
            room = QTextCharFormat()
            room.setFont(self._theme.monospace(self._step))
            start = cursor.selectionStart()
            cursor.insertText(_ROOM * length, room)
            self._spans.append((start, start + length))
        for field in self.fields:
            field.setFont(self._theme.monospace(self._step))
        self._place_soon()

    def fill(self, filled: Mapping[int, Filled]) -> None:
        """Write into the text what was written and what is right, with a sign, instead of the fields."""
        for number, field in enumerate(self.fields):
            field.hide()
            cursor = self._text.document().find(token(number))
            self._write(cursor, filled[number])

    def place(self) -> None:
        """Put each field over its room."""
        metrics = self._theme.metrics(self._step, monospace=True)
        height = int(metrics.height()) + 8
        for field, (start, end) in zip(self.fields, self._spans, strict=False):
            left, right = self._rect(start), self._rect(end)
            width = right.left() - left.left()
            if right.top() != left.top():  # too long for a line: the room was broken
                width = int(metrics.averageCharWidth() * (end - start))
            top = left.center().y() - height // 2
            field.setGeometry(QRect(left.left() + 1, top, max(40, width - 2), height))
            field.show()

    def _rect(self, position: int) -> QRect:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(position)
        return self._text.cursorRect(cursor)

    def _place_soon(self) -> None:
        # the layout is not finished while it tells its new size
        QTimer.singleShot(0, self, self.place)

    def _write(self, cursor: QTextCursor, filled: Filled) -> None:
        palette = self._theme.palette
        name, mark = _SIGNS.get(filled.verdict, ("bad", "✗"))
        tone, soft = getattr(palette, name), getattr(palette, f"{name}_soft")
        plain = QTextCharFormat()
        plain.setFont(self._theme.monospace(self._step))
        plain.setBackground(QColor(soft))
        plain.setForeground(QColor(palette.ink))
        sign = QTextCharFormat(plain)
        sign.setForeground(QColor(tone))
        struck = QTextCharFormat(plain)
        struck.setFontStrikeOut(True)
        struck.setForeground(QColor(palette.ink_muted))
        cursor.insertText(f"{_ROOM}{mark}{_ROOM}", sign)
        if filled.verdict is Verdict.RIGHT:
            cursor.insertText(filled.given + _ROOM, plain)
            return
        cursor.insertText(filled.given or "–", struck if filled.given else plain)
        cursor.insertText(f"{_ROOM}→{_ROOM}{filled.right}{_ROOM}", plain)
