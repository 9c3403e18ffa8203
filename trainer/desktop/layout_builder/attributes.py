"""What the selected region is like, and moving it without dragging."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QToolButton, QWidget

from trainer.desktop.layout_builder.arrangement import PlacedBlock
from trainer.desktop.process_view.region_details import RegionChip
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, column, label, row
from trainer.engine.regions import DESCRIPTIONS, RegionKind

_LETTERS = {"r": "Read", "w": "Write", "x": "Execute"}
_GROWTHS = {"up": ("↑ up", "Grows up"), "down": ("↓ down", "Grows down"), "none": ("no", "Does not grow")}


class AttributePanel(QFrame):
    """Asks for changes of the shown region by signals: ``attribute_set`` gives name and value."""

    attribute_set = Signal(str, str)
    move_asked = Signal()
    shift_asked = Signal(int)
    remove_asked = Signal()

    def __init__(
        self, theme: Theme, asked: tuple[str, ...], sharings: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._block: PlacedBlock | None = None
        layout = column(self, Space.M, Space.L)
        self._chip = RegionChip(theme)
        self._title = label("", "heading", wrap=True)
        head = row()
        head.addWidget(self._chip)
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        self._holds = label("", tone="muted", wrap=True)
        layout.addWidget(self._holds)
        self._body = QWidget()
        body = column(self._body, Space.M)
        self._letters: dict[str, QToolButton] = {}
        self._growths: dict[str, QToolButton] = {}
        if "permissions" in asked:
            body.addWidget(label("Permissions", "label", "muted"))
            body.addLayout(self._permission_row())
        if "growth" in asked:
            body.addWidget(label("Grows", "label", "muted"))
            body.addLayout(self._growth_row())
        self._sharing = QComboBox()
        self._sharing.setAccessibleName("Used by")
        self._sharing.addItem("Choose…", "")
        for sharing in sharings:
            self._sharing.addItem(sharing, sharing)
        self._sharing.activated.connect(self._on_sharing)
        if "sharing" in asked:
            # on Linux a combo box is announced by its label; its accessible name is what it shows
            caption = label("Used by", "label", "muted")
            caption.setBuddy(self._sharing)
            body.addWidget(caption)
            body.addWidget(self._sharing)
        self._moves = QWidget()
        body.addWidget(self._moves)
        self._build_moves()
        layout.addWidget(self._body)
        layout.addStretch(1)
        self.show_block(None)

    def show_block(self, block: PlacedBlock | None) -> None:
        """Show a region of the column, or how to choose one."""
        self._block = block
        self._body.setVisible(block is not None)
        self._chip.setVisible(block is not None)
        if block is None:
            self._title.setText("No region chosen")
            self._holds.setText("Choose a region of the address space to describe, move or remove it.")
            return
        self._chip.set_kind(block.kind)
        self._title.setText(capital(kind_title(block.kind)))
        self._holds.setText(f"Holds {DESCRIPTIONS[RegionKind(block.kind)].holds}.")
        self._moves.setVisible(not block.fixed)
        permissions = block.permissions or ""
        for letter, toggle in self._letters.items():
            toggle.setChecked(permissions == "---" if letter == "-" else letter in permissions)
        for growth, toggle in self._growths.items():
            toggle.setChecked(block.growth == growth)
        self._sharing.setCurrentIndex(max(0, self._sharing.findData(block.sharing or "")))

    def toggle_letter(self, letter: str) -> None:
        """Give or take a permission, as a key does."""
        if letter in self._letters:
            self._letters[letter].click()

    def _permission_row(self) -> QWidget:
        layout = row(spacing=Space.XS)
        for letter, word in _LETTERS.items():
            toggle = self._toggle(letter, word)
            toggle.clicked.connect(self._on_letter)
            self._letters[letter] = toggle
            layout.addWidget(toggle)
        none = self._toggle("---", "No access")
        none.clicked.connect(self._on_no_access)
        self._letters["-"] = none
        layout.addWidget(none)
        layout.addStretch(1)
        return layout

    def _growth_row(self) -> QWidget:
        layout = row(spacing=Space.XS)
        group = QButtonGroup(self)
        group.setExclusive(False)
        for growth, (text, name) in _GROWTHS.items():
            toggle = self._toggle(text, name)
            toggle.clicked.connect(partial(self._on_growth, growth))
            group.addButton(toggle)
            self._growths[growth] = toggle
            layout.addWidget(toggle)
        layout.addStretch(1)
        return layout

    def _toggle(self, text: str, name: str) -> QToolButton:
        toggle = QToolButton()
        toggle.setText(text)
        toggle.setAccessibleName(name)
        toggle.setToolTip(name)
        toggle.setCheckable(True)
        toggle.setFocusPolicy(toggle.focusPolicy().StrongFocus)
        toggle.setProperty("look", "toggle")
        return toggle

    def _build_moves(self) -> None:
        layout = row(self._moves, Space.XS)
        for text, name, slot in (
            ("Up", "Move up", partial(self.shift_asked.emit, -1)),
            ("Down", "Move down", partial(self.shift_asked.emit, 1)),
            ("Move…", "Move to another slot", self.move_asked.emit),
            ("Remove", "Remove from the address space", self.remove_asked.emit),
        ):
            control = button(text, "quiet", name)
            control.setToolTip(name)
            control.clicked.connect(slot)
            layout.addWidget(control)
        layout.addStretch(1)

    def _on_letter(self) -> None:
        permissions = "".join(letter if self._letters[letter].isChecked() else "-" for letter in "rwx")
        self.attribute_set.emit("permissions", permissions)

    def _on_no_access(self) -> None:
        self.attribute_set.emit("permissions", "---")

    def _on_growth(self, growth: str) -> None:
        self.attribute_set.emit("growth", growth)

    def _on_sharing(self, index: int) -> None:
        self.attribute_set.emit("sharing", self._sharing.itemData(index))
