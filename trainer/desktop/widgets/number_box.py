"""Spin boxes whose text keeps its distance from the edge: style sheets do not reach the field inside of one."""

from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

from trainer.desktop.theme.tokens import Space


class NumberBox(QSpinBox):
    """A field for a whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _indent(self)


class DecimalBox(QDoubleSpinBox):
    """A field for a number with decimals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _indent(self)


def _indent(box: QAbstractSpinBox) -> None:
    field = box.lineEdit()
    if field is not None:
        field.setTextMargins(Space.S, 0, 0, 0)
