"""A person at the window: finds things by the name and role that a screen reader would say, clicks and types."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from trainer.desktop.widgets.carrying import encode

Role = QAccessible.Role


def tree(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield everything that is announced below a widget, hidden things left out."""
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        found = waiting.pop()
        if found is None or not found.isValid() or found.state().invisible:
            continue
        yield found
        waiting += [found.child(index) for index in reversed(range(found.childCount()))]


def name_of(found: QAccessibleInterface) -> str:
    """Return what a thing is announced as: a combo box by its label, everything else by its name."""
    labels = [other for other, relation in found.relations() if relation & QAccessible.RelationFlag.Label]
    return " ".join(other.text(QAccessible.Text.Name) for other in labels) or found.text(QAccessible.Text.Name)


class Person:
    """Uses one window; waits as long as a person would."""

    def __init__(self, qtbot, window: QWidget) -> None:
        self._qtbot = qtbot
        self.window = window

    def look_for(self, name: str, *roles: QAccessible.Role) -> QWidget | None:
        """Return the widget with a name (its beginning is enough) and role, None if there is none to be seen."""
        for found in tree(self.window):
            if name_of(found).startswith(name) and (not roles or found.role() in roles):
                widget = found.object()
                if isinstance(widget, QWidget) and widget.isVisible():
                    return widget
        return None

    def find(self, name: str, *roles: QAccessible.Role) -> QWidget:
        self.wait_for(name, *roles)
        widget = self.look_for(name, *roles)
        assert widget is not None
        return widget

    def wait_for(self, name: str, *roles: QAccessible.Role) -> None:
        def seen() -> bool:
            return self.look_for(name, *roles) is not None

        try:
            self._qtbot.waitUntil(seen, timeout=15_000)
        except Exception:
            names = sorted({name_of(found) for found in tree(self.window)} - {""})
            raise AssertionError(f"{name!r} is not to be seen among {names}") from None

    def wait_until(self, condition) -> None:
        self._qtbot.waitUntil(condition, timeout=15_000)

    def click(self, name: str, *roles: QAccessible.Role) -> None:
        """Click a control, once it is there and enabled."""
        widget = self.find(name, *roles)
        self._qtbot.waitUntil(widget.isEnabled, timeout=15_000)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def click_row(self, view_name: str, text: str) -> None:
        """Click a row of a list by its text."""
        view = self.find(view_name, Role.List, Role.Tree, Role.Table)
        assert isinstance(view, QAbstractItemView)
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if str(index.data(Qt.ItemDataRole.DisplayRole)).startswith(text):
                view.scrollTo(index)
                place = view.visualRect(index).center()
                QTest.mouseMove(view.viewport(), place)
                QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
                return
        raise AssertionError(f"{text!r} is not a row of {view_name!r}: {self.rows(view_name)}")

    def rows(self, view_name: str) -> list[str]:
        """Return what a list's rows say."""
        model = self.find(view_name, Role.List, Role.Tree, Role.Table).model()
        return [str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole)) for row in range(model.rowCount())]

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys, wherever the keyboard is."""
        for key in keys:
            focus = QApplication.focusWidget() or self.window
            QTest.keyClick(focus, key, modifier)

    def type(self, text: str) -> None:
        """Type text, wherever the keyboard is."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)

    def sees(self, text: str) -> bool:
        """Say whether a text can be read somewhere."""
        return any(
            text in (name_of(found) or "") or text in (found.text(QAccessible.Text.Value) or "")
            for found in tree(self.window)
        )


def drop(view: QAbstractItemView, carried: str, place: QPoint) -> None:
    """Drop something on a list as the window system would at the end of a drag."""
    data = encode(view.FORMAT, carried)
    action, button, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    viewport = view.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(place, action, data, button, none))
    QApplication.sendEvent(viewport, QDragMoveEvent(place, action, data, button, none))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(place), action, data, button, none))
