"""The way of the Tab key: in the order in which a page is read, whenever its parts were made.

Qt's own way follows the order in which widgets came into the window: what is shown later, such as the next question,
would come last, after the buttons below it.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

_TAB = Qt.FocusPolicy.TabFocus


def focus_next(window: QWidget, focused: QWidget | None, *, forward: bool) -> bool:
    """Give the keyboard to what is read after (or before) the focused widget; False if that one is not read."""
    stops = list(_stops(window))
    if focused not in stops:
        return False
    place = stops.index(focused) + (1 if forward else -1)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place % len(stops)].setFocus(reason)
    return True


def _stops(widget: QWidget) -> Iterator[QWidget]:
    for part in _parts(widget):
        if part.isVisible():
            if part.focusPolicy() & _TAB == _TAB and part.isEnabled() and part.focusProxy() is None:
                yield part
            yield from _stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """Yield what lies in a widget: in the order of its layout, then what no layout places, from top to bottom."""
    layout = widget.layout()
    laid_out = [] if layout is None else list(_laid_out(layout))
    yield from laid_out
    known = set(laid_out)
    others = [child for child in widget.children() if isinstance(child, QWidget) and child not in known]
    yield from sorted((child for child in others if not child.isWindow()), key=lambda child: (child.y(), child.x()))


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
