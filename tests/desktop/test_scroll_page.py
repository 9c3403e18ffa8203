"""The frame of a page."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from trainer.desktop.pages.page import ScrollPage


class Fickle(QWidget):
    """Wants more room while it is narrow, and less while it is wide."""

    def minimumSizeHint(self) -> QSize:
        return QSize(900 if self.width() < 800 else 100, 100)

    def resizeEvent(self, event: object) -> None:
        self.updateGeometry()


def test_scroll_bars_that_make_each_other_come_and_go_end_somewhere(qtbot, theme):
    page = ScrollPage(theme, "Page")
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.body.addWidget(Fickle())

    page.show()  # without an end Qt overflows the stack, which ends the process

    QApplication.processEvents()
    assert page.widget().width() >= page.viewport().width()
