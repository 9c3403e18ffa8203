"""Tables beside the map: variables, calls, heap chunks and events at one step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from trainer.desktop.process_view.events import event_text
from trainer.desktop.process_view.region_details import RegionDetails
from trainer.desktop.process_view.snapshot import Snapshot
from trainer.desktop.process_view.wording import address_text, kind_title, size_text
from trainer.desktop.theme.theme import Theme
from trainer.desktop.widgets.table import RecordTable
from trainer.engine.regions import Region


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
        self.events = RecordTable(theme, "Events", ("Step", "Line", "What happened", "Why"), ())
        for tab, title in (
            (self.region, "Region"),
            (self.variables, "Variables"),
            (self.calls, "Calls"),
            (self.heap, "Heap"),
            (self.events, "Events"),
        ):
            self.addTab(tab, title)
        self._unread: set[QWidget] = set()
        self.currentChanged.connect(self._read)
        self.variables.row_chosen.connect(self._on_variable_chosen)
        self.calls.row_chosen.connect(self._on_call_chosen)
        self.heap.row_chosen.connect(self._on_chunk_chosen)
        self.events.row_chosen.connect(self._on_event_chosen)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show another step."""
        self._snapshot = snapshot
        self._unread = {self.region, self.variables, self.calls, self.heap, self.events}
        self._read()

    def show_region(self, region: Region | None) -> None:
        """Show another region."""
        self._region = region
        self._unread.add(self.region)
        self._read()

    def _read(self) -> None:
        """Fill the tab that is seen, which takes a while, and leave the others until they are."""
        tab, snapshot = self.currentWidget(), self._snapshot
        if snapshot is None or tab not in self._unread:
            return
        self._unread.discard(tab)
        if tab is self.region:
            self.region.show_region(self._region, snapshot)
        elif tab is self.variables:
            self.variables.set_rows(
                [(v.name, v.type, v.value, kind_title(v.region), address_text(v.address)) for v in snapshot.variables],
                [v.region for v in snapshot.variables],
            )
        elif tab is self.calls:
            self.calls.set_rows(_call_rows(snapshot))
        elif tab is self.heap:
            self.heap.set_rows(
                [(address_text(chunk.address), size_text(chunk.size), chunk.status) for chunk in snapshot.chunks]
            )
        elif tab is self.events:
            self.events.set_rows([event_text(event) for event in snapshot.events])
            self.events.scrollToBottom()

    def _on_variable_chosen(self, row: int) -> None:
        if self._snapshot:
            self.address_chosen.emit(self._snapshot.variables[row].address)

    def _on_call_chosen(self, row: int) -> None:
        if self._snapshot and row < len(self._snapshot.frames):
            self.address_chosen.emit(self._snapshot.frames[row].base)

    def _on_chunk_chosen(self, row: int) -> None:
        if self._snapshot:
            self.address_chosen.emit(self._snapshot.chunks[row].address)

    def _on_event_chosen(self, row: int) -> None:
        if self._snapshot:
            self.step_chosen.emit(self._snapshot.events[row].step)


def _call_rows(snapshot: Snapshot) -> list[tuple[str, ...]]:
    rows = []
    for index, frame in enumerate(snapshot.frames):
        caller = snapshot.frames[index + 1] if index + 1 < len(snapshot.frames) else None
        size = size_text(caller.base - frame.base) if caller and caller.base > frame.base else ""
        rows.append((f"{frame.function}()", str(frame.line or ""), address_text(frame.base), size))
    if snapshot.depth > len(snapshot.frames):
        rows.append((f"… {snapshot.depth - len(snapshot.frames):,} more calls", "", "", ""))
    return rows
