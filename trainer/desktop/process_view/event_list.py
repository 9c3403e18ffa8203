"""What has happened so far, each event with the rule that made it happen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from trainer.desktop.process_view.events import event_text
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import column, label
from trainer.desktop.widgets.table import RecordTable, Row

if TYPE_CHECKING:
    from trainer.engine import Event


class EventRows(Sequence[Row]):
    """The rows of events; a run can have 100,000, so each is written when it is looked at."""

    def __init__(self, events: Sequence["Event"]) -> None:
        self._events = events
        self._written: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._events)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> "EventRows": ...

    def __getitem__(self, place: int | slice) -> "Row | EventRows":
        if isinstance(place, slice):
            return EventRows(self._events[place])
        if place not in self._written:
            self._written[place] = event_text(self._events[place])
        return self._written[place]


class EventList(QWidget):
    """A table of events, and below it the whole reason of the chosen one, at first the last; ``step_chosen``."""

    step_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: Sequence[Event] = ()
        self._table = RecordTable(theme, "Events", ("Step", "Line", "What happened", "Why"))
        self._reason = label("", wrap=True)
        self._reason.setContentsMargins(Space.S, 0, Space.S, Space.S)
        layout = column(self, Space.S)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._reason)
        self.setFocusProxy(self._table)
        self._table.row_chosen.connect(self._on_chosen)
        self._table.selectionModel().currentRowChanged.connect(self._on_current)

    def show_events(self, events: Sequence["Event"]) -> None:
        """Show other events, the last one first."""
        self._events = events
        self._table.set_rows(EventRows(events))
        self._table.scrollToBottom()
        self._table.selectRow(len(events) - 1)
        self._tell(events[-1] if events else None)

    def _tell(self, event: "Event | None") -> None:
        self._reason.setVisible(event is not None)
        if event is not None:
            where = f"Line {event.line}" if event.line else "Before or after main"
            self._reason.setText(f"{where}: {event.rule.sentence()}")

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self._tell(self._events[index.row()])

    def _on_chosen(self, row: int) -> None:
        self.step_chosen.emit(self._events[row].step)
