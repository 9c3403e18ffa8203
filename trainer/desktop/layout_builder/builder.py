"""The layout builder: three complete ways to place a region, by mouse drag, by clicks and by keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trainer.desktop.layout_builder.arrangement import Arrangement
from trainer.desktop.layout_builder.attributes import AttributePanel
from trainer.desktop.layout_builder.column import Column
from trainer.desktop.layout_builder.tray import Tray
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import announce, button, column, label, row
from trainer.desktop.widgets.responsive import ResponsiveRow

_KEYS = {"u": "up", "d": "down", "n": "none"}


class LayoutBuilder(QWidget):
    """Builds an ``Arrangement``; ``asked`` names the attributes that regions are to be given."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        tray: Sequence[str],
        given: Sequence[str] = (),
        asked: tuple[str, ...] = (),
        sharings: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.arrangement = Arrangement(tray, given, self)
        self._asked = asked
        self._picked: str | None = None
        self._selected = ""
        self.tray = Tray(theme, self.arrangement)
        self.column = Column(theme, self.arrangement, asked)
        self.attributes = AttributePanel(theme, asked, sharings)
        self._left = label("", tone="muted", wrap=True)
        self._status = label("", wrap=True)
        self._clear = button("Start again", "quiet")
        self._build(theme)
        self._connect()
        self._update()

    def _build(self, theme: Theme) -> None:
        left = QWidget()
        left_column = column(left, Space.S)
        left_column.addWidget(label("Regions to place", "heading"))
        left_column.addWidget(self._left)
        left_column.addWidget(self.tray, 1)
        middle = QWidget()
        middle_column = column(middle, Space.XS)
        head = row()
        head.addWidget(label("Address space", "heading"), 1)
        head.addWidget(self._clear)
        middle_column.addLayout(head)
        middle_column.addWidget(label("highest address", "caption", "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        middle_column.addWidget(self.column, 1)
        middle_column.addWidget(label("address 0", "caption", "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        areas = ResponsiveRow(theme, 820, Space.L)
        areas.add(left, 3)
        left.setVisible(bool(self.arrangement.tray))
        areas.add(middle, 5)
        areas.add(self.attributes, 3 if self._asked else 2)
        # high enough for the thirteen regions of the textbook
        self.tray.setMinimumHeight(theme.px(170))
        self.column.setMinimumHeight(theme.px(13 * 37 + 16))
        layout = column(self, Space.S)
        layout.addWidget(areas, 1)
        layout.addWidget(self._status)

    def _connect(self) -> None:
        self.tray.picked.connect(self._on_tray_picked)
        self.tray.returned.connect(self._on_removed)
        self.tray.cancelled.connect(self._on_cancelled)
        self.column.placed.connect(self._on_placed)
        self.column.picked.connect(self._on_column_picked)
        self.column.shifted.connect(self._on_shifted)
        self.column.removed.connect(self._on_removed)
        self.column.cancelled.connect(self._on_cancelled)
        self.column.selected.connect(self._on_selected)
        self.column.key_typed.connect(self._on_key_typed)
        self.attributes.attribute_set.connect(self._on_attribute_set)
        self.attributes.shift_asked.connect(self._on_shift_asked)
        self.attributes.move_asked.connect(self._on_move_asked)
        self.attributes.remove_asked.connect(self._on_remove_asked)
        self._clear.clicked.connect(self._on_clear)
        self.arrangement.changed.connect(self._update)

    def _pick(self, kind: str, slot: int) -> None:
        self._picked = kind
        self.tray.regions.pick(kind)
        self.column.regions.pick(kind)
        self.column.setFocus()
        self.column.select_slot(slot)
        self._say(
            f"{capital(kind_title(kind))} picked. Choose a slot: arrow keys and Enter, or click. Escape lets it go."
        )

    def _let_go(self, text: str) -> None:
        self._picked = None
        self.tray.regions.pick(None)
        self.column.regions.pick(None)
        self._say(text)

    def _on_tray_picked(self, kind: str) -> None:
        # the slots below what is there: most people build from the top
        self._pick(kind, len(self.arrangement.blocks))

    def _on_column_picked(self, kind: str) -> None:
        block = self.arrangement.block(kind)
        if block is None or block.fixed:
            self._say(f"{capital(kind_title(kind))} is given and stays where it is.")
            return
        self._pick(kind, self.arrangement.index_of(kind) or 0)

    def _on_placed(self, kind: str, slot: int) -> None:
        picked = self._picked
        kind = kind or picked or ""
        if not kind:
            return
        row_before = self.tray.regions.row_of(kind)
        self._let_go("")
        self.arrangement.place(kind, slot)
        self.column.select_kind(kind)
        self._say(self._where(kind))
        # somebody who works through the tray goes on with the next region
        if picked and row_before is not None and self.arrangement.tray and not self._asked:
            self.tray.select(row_before)
            self.tray.setFocus()

    def _on_shifted(self, kind: str, down: int) -> None:
        if self.arrangement.shift(kind, down):
            self.column.select_kind(kind)
            self._say(self._where(kind))

    def _on_removed(self, kind: str) -> None:
        if self.arrangement.remove(kind):
            self._say(f"{capital(kind_title(kind))} is back among the regions to place.")

    def _on_cancelled(self) -> None:
        kind = self._picked
        self._let_go("Nothing is picked.")
        if kind and self.tray.regions.row_of(kind) is not None:
            self.tray.setFocus()
        elif kind:
            self.column.select_kind(kind)

    def _on_selected(self, kind: str) -> None:
        if kind:
            self._selected = kind
        self.attributes.show_block(self.arrangement.block(self._selected))

    def _on_key_typed(self, kind: str, letter: str) -> None:
        if letter in "rwx" and "permissions" in self._asked:
            self.attributes.toggle_letter(letter)
        elif letter == "-" and "permissions" in self._asked:
            self._on_attribute_set("permissions", "---")
        elif letter in _KEYS and "growth" in self._asked:
            self._on_attribute_set("growth", _KEYS[letter])
        else:
            return
        block = self.arrangement.block(kind)
        if block:
            permissions, growth = block.permissions or "not set", block.growth or "not set"
            self._say(f"{capital(kind_title(kind))}: permissions {permissions}, growth {growth}.")

    def _on_attribute_set(self, name: str, value: str) -> None:
        if self._selected:
            self.arrangement.set_attribute(self._selected, name, value or None)

    def _on_shift_asked(self, down: int) -> None:
        self._on_shifted(self._selected, down)

    def _on_move_asked(self) -> None:
        self._on_column_picked(self._selected)

    def _on_remove_asked(self) -> None:
        self._on_removed(self._selected)

    def _on_clear(self) -> None:
        self._let_go("Everything is back among the regions to place.")
        self._selected = ""
        self.arrangement.clear()

    def _where(self, kind: str) -> str:
        index = self.arrangement.index_of(kind) or 0
        above, _ = self.arrangement.neighbours(index)
        _, below = self.arrangement.neighbours(index + 1)
        name = capital(kind_title(kind))
        if above and below:
            return f"{name} lies between {kind_title(above)} and {kind_title(below)}."
        if above:
            return f"{name} lies at the bottom, below {kind_title(above)}."
        return f"{name} lies at the top, above {kind_title(below)}." if below else f"{name} is the first region."

    def _say(self, text: str) -> None:
        self._status.setText(text)
        if text:
            announce(self._status, text)

    def _update(self) -> None:
        left = len(self.arrangement.tray)
        self._left.setText(
            f"{left} left. Drag one, or pick it with a click or Space." if left else "All regions are placed."
        )
        self._clear.setEnabled(any(not block.fixed for block in self.arrangement.blocks))
        if self.arrangement.block(self._selected) is None:
            self._selected = ""
        self.attributes.show_block(self.arrangement.block(self._selected))
        self.changed.emit()
