"""Drags something with the mouse; run on a real display by test_mouse_drag, which names what.

Prints the result: the regions of a layout, the entries of an ordering, or where the objects of a placement are.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from trainer.desktop.answers.ordering import OrderingWidget
from trainer.desktop.answers.placement import PlacementWidget
from trainer.desktop.layout_builder.builder import LayoutBuilder
from trainer.desktop.theme.theme import Theme
from trainer.questions.kinds import KINDS


def layout(theme: Theme) -> None:
    builder = LayoutBuilder(theme, ("heap", "text"), ("kernel",))
    column, tray = builder.column, builder.tray

    def start() -> QPoint:
        return at(builder, tray, tray.visualRect(tray.regions.index(tray.regions.row_of("text"))).center())

    def target() -> QPoint:
        kernel = column.visualRect(column.regions.row_of_kind("kernel"))
        return at(builder, column, kernel.bottomLeft() + QPoint(60, 30))

    carry(builder, start, target)
    print(*(block.kind for block in builder.arrangement.blocks))


def ordering(theme: Theme) -> None:
    widget = OrderingWidget(theme, item(kind="ordering", stated=True, entries=[{"text": text} for text in "abc"]))
    widget.entries.arrange((2, 1, 0))

    def row(number: int) -> QRect:
        return widget.view.visualRect(widget.entries.index(number))

    # c, the first one, below the last one
    carry(
        widget,
        lambda: at(widget, widget.view, row(0).center()),
        lambda: at(widget, widget.view, row(2).center() + QPoint(0, 8)),
    )
    print(*(widget.entries.texts[entry] for entry in widget.entries.order))


def placement(theme: Theme) -> None:
    objects = [{"text": "drivers", "region": "kernel"}, {"text": "code", "region": "text"}]
    widget = PlacementWidget(theme, item(kind="placement", objects=objects, regions=["kernel", "heap", "text"]))
    board, things = widget.board, widget.things
    carry(
        widget,
        lambda: at(widget, board, board.visualRect(things.row_of(1)).center()),
        lambda: at(widget, board, board.visualRect(things.heading("heap")).center()),
    )
    print(*(region or "nowhere" for region in widget.answer().regions))


def item(**fields: object) -> object:
    return KINDS[fields["kind"]].model_validate({"id": "q", "title": "Q", "prompt": "?", **fields}).prepare()


def carry(widget: QWidget, find_start: Callable[[], QPoint], find_target: Callable[[], QPoint]) -> None:
    """Press the mouse, move it and let go; the drag runs its own event loop, so the mouse goes on by a clock."""
    widget.resize(1000, 700)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    QApplication.processEvents()
    start, target = find_start(), find_target()
    window = widget.windowHandle()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    steps = [lambda: QTest.mousePress(window, left, none, start)]
    steps += [
        lambda share=share: QTest.mouseMove(window, start + (target - start) * share / 10) for share in range(1, 11)
    ]
    steps += [lambda: QTest.mouseRelease(window, left, none, target), QApplication.quit]
    for number, step in enumerate(steps, start=1):
        QTimer.singleShot(120 * number, step)
    QApplication.exec()


def at(widget: QWidget, view: QAbstractItemView, point: QPoint) -> QPoint:
    return view.viewport().mapTo(widget, point)


application = QApplication([])
{"layout": layout, "ordering": ordering, "placement": placement}[sys.argv[1]](Theme(application))
