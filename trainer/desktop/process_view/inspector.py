"""Tables beside the map: variables, calls, heap chunks and events at one step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from trainer.desktop.process_view.event_list import EventList
from trainer.desktop.process_view.region_details import RegionDetails
from trainer.desktop.process_view.snapshot import Snapshot
from trainer.desktop.process_view.wording import address_text, kind_title, size_text
from trainer.desktop.theme.theme import Theme
from trainer.desktop.widgets.table import RecordTable
from trainer.engine.regions import Region

if TYPE_CHECKING:
    from collections.abc import Callable


class Inspector(QTabWidget):
    """``address_chosen`` asks the map to show an address, ``step_chosen`` asks for another step."""

    address_chosen = Signal(object)  # int; an address does not fit Qt's 32-bit int
    step_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setAccessibleName("What to look at")
        self._snapshot: Snapshot | None = None
        self._region: Region | None = None
        self.region = RegionDetails(theme)
        self.variables = RecordTable(theme, "Variables", ("Name", "Type", "Value", "Region", "Address"), (0, 1, 2, 4))
        self.calls = RecordTable(theme, "Call stack, innermost first", ("Function", "Line", "Frame at", "Size"), (0, 2))
        self.heap = RecordTable(theme, "Heap chunks", ("Address", "Size", "State"), (0,))
        self.events = EventList(theme)
        self._fillers: dict[QWidget, Callable[[Snapshot], None]] = {}
        for tab, title, fill in (
            (self.region, "Region", self._fill_region),
            (self.variables, "Variables", self._fill_variables),
            (self.calls, "Calls", self._fill_calls),
            (self.heap, "Heap", self._fill_heap),
            (self.events, "Events", self._fill_events),
        ):
            self.addTab(tab, title)
            self._fillers[tab] = fill
        self._unread: set[QWidget] = set()
        self.currentChanged.connect(self._read)
        self.variables.row_chosen.connect(self._on_variable_chosen)
        self.calls.row_chosen.connect(self._on_call_chosen)
        self.heap.row_chosen.connect(self._on_chunk_chosen)
        self.events.step_chosen.connect(self.step_chosen)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show another step."""
        self._snapshot = snapshot
        self._unread = set(self._fillers)
        self._read()

    def show_region(self, region: Region | None) -> None:
        """Show another region."""
        self._region = region
        self._unread.add(self.region)
        self._read()

    def _read(self) -> None:
        """Fill the tab that is seen, which takes a while, and leave the others until they are."""
        tab = self.currentWidget()
        if self._snapshot is not None and tab in self._unread:
            self._unread.discard(tab)
            self._fillers[tab](self._snapshot)

    def _fill_region(self, snapshot: Snapshot) -> None:
        self.region.show_region(self._region, snapshot)

    def _fill_variables(self, snapshot: Snapshot) -> None:
        self.variables.set_rows(
            [(v.name, v.type, v.value, kind_title(v.region), address_text(v.address)) for v in snapshot.variables],
            [v.region for v in snapshot.variables],
        )

    def _fill_calls(self, snapshot: Snapshot) -> None:
        self.calls.set_rows(_call_rows(snapshot))

    def _fill_heap(self, snapshot: Snapshot) -> None:
        self.heap.set_rows(
            [(address_text(chunk.address), size_text(chunk.size), chunk.status) for chunk in snapshot.chunks]
        )

    def _fill_events(self, snapshot: Snapshot) -> None:
        self.events.show_events(snapshot.events)

    def _on_variable_chosen(self, row: int) -> None:
        if self._snapshot:
            self.address_chosen.emit(self._snapshot.variables[row].address)

    def _on_call_chosen(self, row: int) -> None:
        if self._snapshot and row < len(self._snapshot.frames):
            self.address_chosen.emit(self._snapshot.frames[row].base)

    def _on_chunk_chosen(self, row: int) -> None:
        if self._snapshot:
            self.address_chosen.emit(self._snapshot.chunks[row].address)


def _call_rows(snapshot: Snapshot) -> list[tuple[str, ...]]:
    rows = []
    for index, frame in enumerate(snapshot.frames):
        caller = snapshot.frames[index + 1] if index + 1 < len(snapshot.frames) else None
        size = size_text(caller.base - frame.base) if caller and caller.base > frame.base else ""
        rows.append((f"{frame.function}()", str(frame.line or ""), address_text(frame.base), size))
    if snapshot.depth > len(snapshot.frames):
        rows.append((f"… {snapshot.depth - len(snapshot.frames):,} more calls", "", "", ""))
    return rows
