"""Drags a region from the tray into the address space with the mouse; run on a real display by test_mouse_drag.

Prints the regions of the address space, the highest first.
"""

import sys

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from trainer.desktop.layout_builder.builder import LayoutBuilder
from trainer.desktop.theme.theme import Theme


def main() -> int:
    application = QApplication([])
    builder = LayoutBuilder(Theme(application), ("heap", "text"), ("kernel",))
    builder.resize(1000, 700)
    builder.show()
    QTest.qWaitForWindowExposed(builder)
    column, tray = builder.column, builder.tray
    row = tray.regions.row_of("text")
    start = place(builder, tray, tray.visualRect(tray.regions.index(row)).center())
    area = column.visualRect(column.regions.row_of_kind("kernel"))
    target = place(builder, column, area.bottomLeft() + QPoint(60, 30))
    window = builder.windowHandle()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # the drag runs its own event loop: the mouse goes on by a clock
    steps = [lambda: QTest.mousePress(window, left, none, start)]
    steps += [lambda share=share: QTest.mouseMove(window, between(start, target, share)) for share in range(1, 11)]
    steps += [lambda: QTest.mouseRelease(window, left, none, target), application.quit]
    for number, step in enumerate(steps, start=1):
        QTimer.singleShot(120 * number, step)
    application.exec()
    print(*(block.kind for block in builder.arrangement.blocks))
    return 0


def place(builder: LayoutBuilder, view: QListView, point: QPoint) -> QPoint:
    return view.viewport().mapTo(builder, point)


def between(start: QPoint, target: QPoint, share: int) -> QPoint:
    return start + (target - start) * share / 10


sys.exit(main())
