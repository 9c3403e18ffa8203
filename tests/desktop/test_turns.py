"""Work in turns, between which the screen is painted."""

from PySide6.QtWidgets import QWidget

from trainer.desktop.turns import paint_after


class Painted(QWidget):
    """Tells when it is painted."""

    def __init__(self, name, told, parent=None):
        super().__init__(parent)
        self._name = name
        self._told = told

    def paintEvent(self, event):
        self._told.append(self._name)


def test_a_part_is_painted_once_what_is_around_it_is_on_screen(qtbot):
    told = []
    whole = Painted("whole", told)
    part = Painted("part", told, whole)
    beside = Painted("beside", told, whole)
    beside.move(200, 0)
    qtbot.addWidget(whole)

    paint_after(whole, part)
    whole.show()
    qtbot.waitUntil(lambda: "part" in told)

    assert told.index("part") > told.index("beside")


def test_a_part_that_is_not_shown_yet_is_painted_when_it_is(qtbot):
    told = []
    whole = Painted("whole", told)
    part = Painted("part", told, whole)
    qtbot.addWidget(whole)
    paint_after(whole, part)
    qtbot.wait(50)
    assert told == []

    whole.show()

    qtbot.waitUntil(lambda: told[-1:] == ["part"])
