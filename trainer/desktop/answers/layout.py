"""An address space to be built."""

from PySide6.QtWidgets import QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.layout_builder.builder import LayoutBuilder
from trainer.desktop.layout_builder.comparison import Comparison
from trainer.desktop.theme.theme import Theme
from trainer.desktop.widgets.basics import column
from trainer.engine.regions import RegionKind
from trainer.questions import Grade
from trainer.questions.layout import LayoutAnswer, LayoutItem, PlacedRegion
from trainer.questions.regions import SHARINGS


class LayoutWidget(AnswerWidget):
    """The layout builder; after the check, the learner's layout laid over the right one."""

    wide = True

    def __init__(self, theme: Theme, item: LayoutItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        question = item.question
        self.builder = LayoutBuilder(
            theme,
            [str(kind) for kind in item.tray],
            [str(kind) for kind in item.given],
            tuple(question.attributes),
            SHARINGS,
        )
        self._layout = column(self)
        self._layout.addWidget(self.builder)
        self.builder.changed.connect(self.changed)

    def answer(self) -> LayoutAnswer:
        """Return the layout, highest address first."""
        asked = self._item.question.attributes
        return LayoutAnswer(
            placed=tuple(
                PlacedRegion(region=RegionKind(block.kind), **{name: getattr(block, name) for name in asked})
                for block in self.builder.arrangement.blocks
            )
        )

    def restore(self, answer: LayoutAnswer) -> None:
        """Place the regions again, and give them their attributes."""
        arrangement = self.builder.arrangement
        for slot, placed in enumerate(answer.placed):
            kind = str(placed.region)
            if kind in arrangement.tray:
                arrangement.place(kind, slot)
            for name in self._item.question.attributes:
                arrangement.set_attribute(kind, name, getattr(placed, name))

    def focus_first(self) -> None:
        """Give the keyboard to the tray, or to the column if everything is given."""
        if self.builder.arrangement.tray:
            self.builder.tray.select(0)
            self.builder.tray.setFocus()
        else:
            self.builder.column.setFocus()

    def show_grade(self, grade: Grade) -> None:
        """Replace the builder by both layouts, side by side."""
        key = self._item.layout
        comparison = Comparison(
            self._theme,
            self.builder.arrangement.blocks,
            [str(kind) for kind in key.order],
            [(str(upper), str(lower)) for upper, lower in key.pairs],
            {
                str(kind): {name: key.attribute(kind, name) for name in self._item.question.attributes}
                for kind in key.order
            },
        )
        self.builder.hide()
        self._layout.addWidget(comparison)
