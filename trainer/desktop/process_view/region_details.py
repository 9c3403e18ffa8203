"""What one region is: its facts, and what lies in it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFormLayout, QScrollArea, QWidget

from trainer.desktop.process_view.region_paint import paint_block
from trainer.desktop.process_view.snapshot import Snapshot
from trainer.desktop.process_view.wording import (
    address_text,
    capital,
    growth_text,
    permission_words,
    region_title,
    sharing_text,
    size_text,
)
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import column, label, row
from trainer.desktop.wording import counted
from trainer.engine.regions import DESCRIPTIONS, Region

_FACTS = ("Addresses", "Size", "In memory", "Permissions", "Used by", "Growth", "Holds", "File", "Here now")


class RegionChip(QWidget):
    """A small block in the colour of a region kind."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = "unmapped"
        theme.changed.connect(self.updateGeometry)

    def set_kind(self, kind: str) -> None:
        """Show another kind."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        return QSize(self._theme.px(26), self._theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a chip is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the block."""
        painter = QPainter(self)
        size = self.sizeHint()
        top = (self.height() - size.height()) / 2
        paint_block(painter, self._theme, self._kind, QRectF(0, top, size.width(), size.height()))
        painter.end()


class RegionDetails(QScrollArea):
    """The facts of the selected region."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "clear")
        self.setWidgetResizable(True)
        self.setAccessibleName("Details of the region")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        layout = column(body, Space.M, (Space.S, Space.M, Space.M, Space.M))
        self._chip = RegionChip(theme)
        self._title = label("", "heading", wrap=True)
        head = row()
        head.addWidget(self._chip)
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(Space.L)
        self._form.setVerticalSpacing(Space.S)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._values = {fact: label("", "code" if fact == "Addresses" else "body", wrap=True) for fact in _FACTS}
        for fact, value in self._values.items():
            self._form.addRow(label(fact, tone="muted"), value)
        layout.addLayout(self._form)
        layout.addStretch(1)
        self.setWidget(body)
        self.show_region(None, None)

    def show_region(self, region: Region | None, snapshot: Snapshot | None) -> None:
        """Show a region at a step, or what a hole is when it is None."""
        self._chip.set_kind(region.kind if region else "unmapped")
        self._title.setText(capital(region_title(region)) if region else "Not mapped")
        facts = _facts(region, snapshot) if region else {"Holds": "Nothing: any access faults."}
        for fact, value in self._values.items():
            value.setText(facts.get(fact, ""))
            self._form.setRowVisible(value, bool(facts.get(fact)))


def _facts(region: Region, snapshot: Snapshot | None) -> dict[str, str]:
    facts = {
        "Addresses": f"{address_text(region.start)}\n{address_text(region.end)}",
        "Size": size_text(region.size),
        "In memory": f"{size_text(region.resident)} ({counted(region.resident // 4096, 'page')})",
        "Permissions": f"{region.permissions} · {permission_words(region.permissions)}",
        "Used by": sharing_text(region),
        "Growth": growth_text(region.grows),
        "Holds": DESCRIPTIONS[region.kind].holds,
        "File": region.path if not region.path.startswith("[") else "",
    }
    if snapshot is not None:
        names = [variable.name for variable in snapshot.variables if variable.address in region]
        if not snapshot.at_end:
            # a timeline keeps the regions as they were when a mapping last changed
            del facts["In memory"]
        facts["Here now"] = ", ".join(names[:12])
    return facts
