"""Short ways to make the plain widgets of a page with their look, name and spacing."""

from collections.abc import Iterable
from html import escape
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trainer.desktop.theme.icons import icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space

_PAINTED = 50  # milliseconds
_Layout = TypeVar("_Layout", bound=QBoxLayout)


def label(text: str, look: str = "body", tone: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label with a step of the type scale (``look``) and a colour (``tone``)."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("look", look)
    if tone:
        result.setProperty("tone", tone)
    if wrap:
        result.setWordWrap(True)
        result.setMinimumWidth(80)
    return result


def button(text: str, look: str = "", name: str = "") -> QPushButton:
    """Return a push button; ``look`` is empty, primary, big or quiet."""
    result = QPushButton(text)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    if look:
        result.setProperty("look", look)
    if name:
        result.setAccessibleName(name)
    return result


def tool_button(theme: Theme, icon_name: str, name: str) -> QToolButton:
    """Return a button that shows only an icon; ``name`` is its accessible name and tooltip."""
    result = QToolButton()
    result.setAccessibleName(name)
    result.setToolTip(name)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    size = theme.px(18)
    result.setIconSize(QSize(size, size))
    result.setIcon(icon(theme, icon_name, size=size))
    return result


def choice(length: int) -> QComboBox:
    """Return a combo box with room for so many letters, however long the names that it offers."""
    result = QComboBox()
    result.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    result.setMinimumContentsLength(length)
    return result


def form(fields: Iterable[tuple[str, QWidget]]) -> QFormLayout:
    """Return each field beside its name, or below it where both have no room."""
    result = QFormLayout()
    result.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    result.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    result.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    result.setHorizontalSpacing(Space.M)
    result.setVerticalSpacing(Space.S)
    for text, field in fields:
        caption = label(text)
        caption.setBuddy(field)
        field.setAccessibleName(text)
        result.addRow(caption, field)
    return result


def card(look: str = "card") -> QFrame:
    """Return a framed surface."""
    result = QFrame()
    result.setProperty("look", look)
    return result


def rule() -> QFrame:
    """Return a thin horizontal line."""
    return card("rule")


def column(
    parent: QWidget | None = None, spacing: int = Space.M, margin: int | tuple[int, int, int, int] = 0
) -> QVBoxLayout:
    """Return a vertical layout with a step of the spacing scale."""
    return _spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), spacing, margin)


def row(
    parent: QWidget | None = None, spacing: int = Space.S, margin: int | tuple[int, int, int, int] = 0
) -> QHBoxLayout:
    """Return a horizontal layout with a step of the spacing scale."""
    return _spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), spacing, margin)


def at_the_right(spacing: int, *controls: QWidget) -> QWidget:
    """Return controls that stay side by side at the right end of their room."""
    result = QWidget()
    layout = row(result, spacing)
    layout.addStretch(1)
    for control in controls:
        layout.addWidget(control)
    return result


def list_card(title: str) -> tuple[QFrame, QVBoxLayout]:
    """Return a card with a heading, and the layout of the lines below it."""
    box = card()
    layout = column(box, Space.S, Space.L)
    layout.addWidget(label(title, "heading"))
    inner = column(spacing=Space.S)
    layout.addLayout(inner)
    layout.addStretch(1)
    return box, inner


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the colour of a widget that is on screen already."""
    widget.setProperty("tone", tone)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Remove all widgets and layouts from a layout; they are gone when what takes their place has been painted."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            QTimer.singleShot(_PAINTED, widget, widget.deleteLater)
        elif (inner := item.layout()) is not None:
            clear(inner)


def tooltip(text: str) -> str:
    """Return the text of a tooltip: Qt would take what looks like HTML for it, and load the pictures that it names."""
    return f"<qt>{escape(text)}</qt>" if "<" in text else text


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say ``text`` (Qt 6.8 announcement)."""
    # their many names are not needed before something is said
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    QAccessible.updateAccessibility(event)


def _spaced(layout: _Layout, spacing: int, margin: int | tuple[int, int, int, int]) -> _Layout:
    layout.setSpacing(int(spacing))
    if isinstance(margin, tuple):
        layout.setContentsMargins(*margin)
    else:
        layout.setContentsMargins(int(margin), int(margin), int(margin), int(margin))
    return layout
