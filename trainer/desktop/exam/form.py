"""Making and changing the blueprint of an exam."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QWidget

from trainer.desktop.exam.section_row import SectionRow
from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, column, form, label, row
from trainer.desktop.widgets.number_box import NumberBox

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from trainer.study.exam import Blueprint, Section, Supply


class BlueprintForm(ScrollPage):
    """``saved`` gives the blueprint and the title that it had before; ``left`` leads back.

    ``parts_changed`` gives the sections as they stand, and ``show_supplies`` takes what the packs have for them.
    """

    saved = Signal(object, str)
    parts_changed = Signal(object)
    left = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Exam settings", parent)
        self._topics: Sequence[str] = ()
        self._kinds: Sequence[str] = ()
        self._old_title = ""
        self._taken: frozenset[str] = frozenset()
        self._rows: list[SectionRow] = []
        self._shown: tuple[Section, ...] = ()
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
        self._shown = ()
        self.banner.hide()
        for section in blueprint.sections if blueprint else (None,):
            self._add(section)
        self._title.setFocus()

    def show_supplies(self, sections: "tuple[Section, ...]", supplies: "tuple[Supply, ...]") -> None:
        """Say beside each part what the packs have for it."""
        if sections != self._shown:
            return  # of what stood here before
        for line, section, supply in zip(self._rows, sections, supplies, strict=True):
            line.show_supply(section, supply)

    def focus_first(self) -> None:
        """Give the keyboard to the title."""
        self._title.setFocus()

    def _make_rules(self) -> QFrame:
        box = card()
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
        layout = column(box, Space.S, Space.L)
        layout.addLayout(form((("Title", self._title), ("Time", self._minutes), ("Passed from", self._pass))))
        layout.addWidget(self._may_pause, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _add(self, section: "Section | None" = None) -> None:
        line = SectionRow(self._theme, self._topics, self._kinds)
        if section is not None:
            line.show_section(section)
        line.remove_asked.connect(partial(self._remove, line))
        line.changed.connect(self._on_changed)
        self._rows.append(line)
        self._sections.addWidget(line)
        self._on_parts()

    def _remove(self, line: "SectionRow") -> None:
        self._rows.remove(line)
        line.hide()
        line.deleteLater()
        self._on_parts()

    def _on_parts(self) -> None:
        for place, line in enumerate(self._rows):
            line.show_number(place + 1)
        self._on_changed()

    def _on_changed(self) -> None:
        self._shown = tuple(line.section() for line in self._rows)
        self.parts_changed.emit(self._shown)

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
