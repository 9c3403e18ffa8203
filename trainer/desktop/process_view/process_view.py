"""The process at one step of its run: map, facts and a control that walks through time."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from trainer.desktop.background import Lane, Task
from trainer.desktop.process_view.inspector import Inspector
from trainer.desktop.process_view.map_view import MapView
from trainer.desktop.process_view.snapshot import Snapshot, take
from trainer.desktop.process_view.step_bar import StepBar
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import column

if TYPE_CHECKING:
    from trainer.engine import Run


_NARROW = 640


class ProcessView(QWidget):
    """Shows a run; ``stepped`` tells the line that is next and whether it is the one that faults.

    ``beside`` is put above the facts, beside the map: the program. A state is made on the worker's lane; while the
    learner drags the slider, only the newest step is made.
    """

    stepped = Signal(int, bool)
    loaded = Signal()

    def __init__(self, theme: Theme, lane: Lane, beside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lane = lane
        self._run: Run | None = None
        self._task: Task | None = None
        self._wanted: int | None = None
        self.steps = StepBar(theme)
        self.map = MapView(theme)
        self.inspector = Inspector(theme)
        self._problem = Banner(theme)
        self._whole = _splitter(Qt.Orientation.Horizontal)
        facts = _splitter(Qt.Orientation.Vertical)
        if beside is not None:
            facts.addWidget(beside)
        facts.addWidget(self.inspector)
        self._whole.addWidget(facts)
        self._whole.addWidget(self.map)
        self._whole.setSizes([10_000, 10_000])
        facts.setSizes([10_000, 9_000] if beside is not None else [10_000])
        layout = column(self, Space.S)
        layout.addWidget(self.steps)
        layout.addWidget(self._problem)
        layout.addWidget(self._whole, 1)
        self.steps.step_chosen.connect(self._on_step_chosen)
        self.map.region_selected.connect(self.inspector.show_region)
        self.inspector.address_chosen.connect(self._on_address_chosen)
        self.inspector.step_chosen.connect(self.steps.set_step)

    def show_run(self, run: "Run", step: int | None = None) -> None:
        """Show a run at ``step``, or at its end."""
        self.forget()
        self._run = run
        steps = len(run.timeline)
        self.steps.set_steps(steps)
        self.steps.slider.blockSignals(True)
        self.steps.set_step(steps if step is None else step)
        self.steps.slider.blockSignals(False)
        self.steps.set_steps(steps)
        self._request(self.steps.step)

    def forget(self) -> None:
        """Let go of the run."""
        self._run = self._wanted = None
        self.map.forget_place()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the map below its facts where both would be too narrow."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        self._whole.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def _on_step_chosen(self, step: int) -> None:
        self._request(step)

    def _on_address_chosen(self, address: int) -> None:
        self.map.select_address(address)

    def _request(self, step: int) -> None:
        if self._task is not None:
            self._wanted = step
            return
        if self._run is not None:
            self._task = self._lane.run(partial(take, self._run, step), self._show, self._fail, self)

    def _show(self, snapshot: Snapshot) -> None:
        self._task = None
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._request(wanted)
        self._problem.hide()
        self.steps.show_snapshot(snapshot)
        self.inspector.show_snapshot(snapshot)
        self.map.show_regions(snapshot.regions, snapshot.marks)
        self.stepped.emit(snapshot.line, snapshot.faulted)
        self.loaded.emit()

    def _fail(self, sentence: str) -> None:
        self._task = None
        self._problem.say("bad", sentence)


def _splitter(orientation: Qt.Orientation) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(Space.M)
    return splitter
