"""Making and changing the blueprint of an exam."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLineEdit, QWidget

from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.services import Services
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.topics import topic_title
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, column, label, row
from trainer.desktop.widgets.number_box import DecimalBox, NumberBox
from trainer.desktop.widgets.responsive import ResponsiveRow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from trainer.study.exam import Blueprint, Section

_ANY = "Any"


class BlueprintForm(ScrollPage):
    """``saved`` gives the blueprint and the title that it had before; ``left`` leads back."""

    saved = Signal(object, str)
    left = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("Exam settings", parent)
        self._theme = services.theme
        self._topics: Sequence[str] = ()
        self._kinds: Sequence[str] = ()
        self._old_title = ""
        self._taken: frozenset[str] = frozenset()
        self._rows: list[_SectionRow] = []
        self._heading = label("New exam", "title")
        self.banner = Banner(services.theme)
        self.body.addWidget(self._heading)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._make_rules())
        parts = card()
        parts_layout = column(parts, Space.M, Space.L)
        parts_layout.addWidget(label("Parts", "heading"))
        parts_layout.addWidget(
            label(
                "A part asks so many questions on a topic, of a kind, for so many points each.",
                "caption",
                "muted",
                wrap=True,
            )
        )
        self._sections = column(spacing=Space.S)
        parts_layout.addLayout(self._sections)
        add = button("Add a part")
        add.clicked.connect(partial(self._add, None))
        line = row()
        line.addWidget(add)
        line.addStretch(1)
        parts_layout.addLayout(line)
        self.body.addWidget(parts)
        buttons = row(spacing=Space.M)
        save = button("Save", "primary", "Save the exam")
        save.clicked.connect(self._on_save)
        cancel = button("Cancel", "quiet")
        cancel.clicked.connect(self.left)
        buttons.addWidget(save)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addStretch(1)

    def edit(
        self,
        blueprint: "Blueprint | None",
        topics: "Sequence[str]",
        kinds: "Sequence[str]",
        titles: "Collection[str]",
    ) -> None:
        """Show a blueprint to be changed, or (None) a new one; ``titles`` are those of all exams there are."""
        self._topics, self._kinds = topics, kinds
        self._old_title = blueprint.title if blueprint else ""
        self._taken = frozenset(titles) - {self._old_title}
        self._heading.setText(f"Edit: {blueprint.title}" if blueprint else "New exam")
        self._title.setText(self._old_title)
        self._minutes.setValue(round(blueprint.minutes or 0) if blueprint else 30)
        self._pass.setValue(round(blueprint.pass_mark * 100) if blueprint else 50)
        self._may_pause.setChecked(bool(blueprint and blueprint.may_pause))
        for old in list(self._rows):
            self._remove(old)
        for section in blueprint.sections if blueprint else (None,):
            self._add(section)
        self.banner.hide()
        self._title.setFocus()

    def focus_first(self) -> None:
        """Give the keyboard to the title."""
        self._title.setFocus()

    def _make_rules(self) -> QFrame:
        box = card()
        grid = QGridLayout(box)
        grid.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        self._title = QLineEdit()
        self._title.setMaxLength(120)
        self._title.setPlaceholderText("Midterm rehearsal")
        self._minutes = NumberBox()
        self._minutes.setRange(0, 1440)
        self._minutes.setSuffix(" minutes")
        self._minutes.setSpecialValueText("no limit")
        self._pass = NumberBox()
        self._pass.setRange(0, 100)
        self._pass.setSuffix(" %")
        self._may_pause = QCheckBox("The exam may be paused")
        for line, (text, control) in enumerate(
            (("Title", self._title), ("Time", self._minutes), ("Passed from", self._pass))
        ):
            caption = label(text, "strong")
            caption.setBuddy(control)
            control.setAccessibleName(text)
            grid.addWidget(caption, line, 0)
            grid.addWidget(control, line, 1)
        grid.addWidget(self._may_pause, 3, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 1)
        return box

    def _add(self, section: "Section | None" = None) -> None:
        line = _SectionRow(self._theme, self._topics, self._kinds, len(self._rows) + 1)
        if section is not None:
            line.show_section(section)
        line.remove_asked.connect(partial(self._remove, line))
        self._rows.append(line)
        self._sections.addWidget(line)

    def _remove(self, line: "_SectionRow") -> None:
        self._rows.remove(line)
        line.hide()
        line.deleteLater()

    def _on_save(self) -> None:
        from pydantic import ValidationError

        from trainer.study.exam import Blueprint

        try:
            blueprint = Blueprint(
                title=self._title.text(),
                sections=tuple(line.section() for line in self._rows),
                minutes=self._minutes.value() or None,
                may_pause=self._may_pause.isChecked(),
                pass_mark=self._pass.value() / 100,
            )
        except ValidationError:
            missing = "Give the exam a title." if not self._title.text().strip() else "An exam needs at least one part."
            self.banner.say("bad", missing)
            return
        if blueprint.title in self._taken:
            self.banner.say("bad", f"There is an exam called {blueprint.title}. Choose another title.")
            self._title.setFocus()
            return
        self.saved.emit(blueprint, self._old_title)


class _SectionRow(ResponsiveRow):
    """One part of the exam."""

    remove_asked = Signal()

    def __init__(self, theme: Theme, topics: "Sequence[str]", kinds: "Sequence[str]", number: int) -> None:
        super().__init__(theme, 1000, Space.M)
        self._kept: Section | None = None
        self._count = NumberBox()
        self._count.setRange(1, 200)
        self._count.setValue(5)
        self._count.setAccessibleName(f"Questions of part {number}")
        self._topic, self._kind = QComboBox(), QComboBox()
        for box, values, title in ((self._topic, topics, topic_title), (self._kind, kinds, str)):
            # as wide as there is room, not as its longest topic
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            box.addItem(_ANY, "")
            for value in values:
                box.addItem(title(value), value)
        self._points = DecimalBox()
        self._points.setRange(0.5, 100)
        self._points.setSingleStep(0.5)
        self._points.setDecimals(1)
        self._points.setValue(1)
        self._points.setAccessibleName(f"Points each in part {number}")
        for box in (self._count, self._points):
            box.setMaximumWidth(theme.px(84))
        remove = button("Remove", "quiet", f"Remove part {number}")
        remove.clicked.connect(self.remove_asked)
        topic_label, kind_label = label("on topic"), label("of kind")
        topic_label.setBuddy(self._topic)
        kind_label.setBuddy(self._kind)
        for stretch, widgets in (
            (0, (self._count, label("questions"))),
            (3, (topic_label, self._topic)),
            (2, (kind_label, self._kind)),
            (0, (label("for"), self._points, label("points each"), remove)),
        ):
            group = QWidget()
            line = row(group, Space.S)
            for widget in widgets:
                line.addWidget(widget, 1 if isinstance(widget, QComboBox) else 0)
            if not stretch:
                line.addStretch(0)
            self.add(group, stretch)

    def show_section(self, section: "Section") -> None:
        """Show a part; one with several topics or kinds keeps them as long as the fields are left alone."""
        self._kept = section
        self._count.setValue(section.count)
        self._points.setValue(section.points)
        _choose(self._topic, section.topics, topic_title)
        _choose(self._kind, section.kinds, str)

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
