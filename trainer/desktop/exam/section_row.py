"""One part of an exam in its settings: how many questions on what, and whether the packs have them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from trainer.desktop.exam.wording import supply_of
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.topics import topic_title
from trainer.desktop.widgets.basics import announce, button, choice, column, label, row, set_tone
from trainer.desktop.widgets.number_box import DecimalBox, NumberBox
from trainer.desktop.widgets.responsive import ResponsiveRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.study.exam import Section, Supply

_ANY = "Any"


class SectionRow(QWidget):
    """One part of the exam, and below it what the packs have for it."""

    remove_asked = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, topics: "Sequence[str]", kinds: "Sequence[str]") -> None:
        super().__init__()
        self._theme = theme
        self._kept: Section | None = None
        self._count = NumberBox()
        self._count.setRange(1, 200)
        self._count.setValue(5)
        self._topic, self._kind = choice(10), choice(10)
        for box, values, title in ((self._topic, topics, topic_title), (self._kind, kinds, str)):
            box.addItem(_ANY, "")
            for value in values:
                box.addItem(title(value), value)
        self._points = DecimalBox()
        self._points.setRange(0.5, 100)
        self._points.setSingleStep(0.5)
        self._points.setDecimals(1)
        self._points.setValue(1)
        theme.changed.connect(self._fit)
        self._fit()
        self._remove = button("Remove", "quiet")
        self._remove.clicked.connect(self.remove_asked)
        topic_label, kind_label = label("on topic"), label("of kind")
        topic_label.setBuddy(self._topic)
        kind_label.setBuddy(self._kind)
        areas = ResponsiveRow(theme, 1000, Space.M)
        self._supply = label("", "caption", "muted", wrap=True)
        layout = column(self, Space.XS)
        layout.addWidget(areas)
        layout.addWidget(self._supply)
        self._count.valueChanged.connect(self.changed)
        for box in (self._topic, self._kind):
            box.currentIndexChanged.connect(self.changed)
        for stretch, widgets in (
            (0, (self._count, label("questions"))),
            (3, (topic_label, self._topic)),
            (2, (kind_label, self._kind)),
            (0, (label("for"), self._points, label("points each"), self._remove)),
        ):
            group = QWidget()
            line = row(group, Space.S)
            for widget in widgets:
                line.addWidget(widget, 1 if isinstance(widget, QComboBox) else 0)
            if not stretch:
                line.addStretch(0)
            areas.add(group, stretch)

    def _fit(self) -> None:
        for box in (self._count, self._points):
            box.setMaximumWidth(self._theme.px(84))

    def show_number(self, number: int) -> None:
        """Say which part of the exam this is."""
        self._count.setAccessibleName(f"Questions of part {number}")
        self._points.setAccessibleName(f"Points each in part {number}")
        self._remove.setAccessibleName(f"Remove part {number}")

    def show_section(self, section: "Section") -> None:
        """Show a part; one with several topics or kinds keeps them as long as the fields are left alone."""
        self._kept = section
        self._count.setValue(section.count)
        self._points.setValue(section.points)
        _choose(self._topic, section.topics, topic_title)
        _choose(self._kind, section.kinds, str)

    def show_supply(self, section: "Section", supply: "Supply") -> None:
        """Say what the packs have for the part."""
        short = supply.found < section.count
        text = supply_of(section.count, supply)
        if short and text != self._supply.text():
            announce(self, text)
        self._supply.setText(text)
        set_tone(self._supply, "bad" if short else "muted")

    def section(self) -> "Section":
        """Return the part as it stands."""
        from trainer.study.exam import Section

        return Section(
            count=self._count.value(),
            points=self._points.value(),
            topics=_chosen(self._topic),
            kinds=_chosen(self._kind),
            packs=self._kept.packs if self._kept else (),
        )


def _choose(box: QComboBox, values: tuple[str, ...], title: object) -> None:
    if not values:
        box.setCurrentIndex(0)
        return
    place = box.findData(values[0]) if len(values) == 1 else -1
    if place < 0:
        box.addItem(", ".join(title(value) for value in values), values)
        place = box.count() - 1
    box.setCurrentIndex(place)


def _chosen(box: QComboBox) -> tuple[str, ...]:
    data = box.currentData()
    return (data,) if isinstance(data, str) and data else tuple(data or ())
