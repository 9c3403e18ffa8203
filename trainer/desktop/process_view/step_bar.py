"""The control that walks through a run: first, back, slider, forward, last."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSlider, QWidget

from trainer.desktop.process_view.snapshot import Snapshot
from trainer.desktop.theme.icons import icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import column, label, row, tool_button
from trainer.desktop.widgets.responsive import ResponsiveRow


class StepBar(QWidget):
    """``step_chosen`` asks for a step, 0 (before the first statement) to the number of steps (the end)."""

    step_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        # large text puts the words below the controls
        areas = ResponsiveRow(theme, 560, Space.XS)
        column(self, 0).addWidget(areas)
        controls = QWidget()
        layout = row(controls, Space.XS)
        self._first = tool_button(theme, "first", "First step")
        self._previous = tool_button(theme, "previous", "Step back")
        self._next = tool_button(theme, "next", "Step forward")
        self._last = tool_button(theme, "last", "Last step")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Step of the run")
        self.slider.setMinimumWidth(80)
        self._where = label("", tone="muted")
        for widget in (self._first, self._previous):
            layout.addWidget(widget)
        layout.addWidget(self.slider, 1)
        for widget in (self._next, self._last):
            layout.addWidget(widget)
        areas.add(controls, 1)
        areas.add(self._where, 0)
        self._first.clicked.connect(self._on_first)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self._last.clicked.connect(self._on_last)
        self.slider.valueChanged.connect(self._on_value)
        theme.changed.connect(self._restyle)
        self.set_steps(0)

    @property
    def step(self) -> int:
        """The step the control stands at."""
        return self.slider.value()

    def set_steps(self, steps: int) -> None:
        """Say how many steps the run has."""
        self.slider.blockSignals(True)
        self.slider.setRange(0, steps)
        self.slider.setPageStep(max(1, steps // 20))
        self.slider.blockSignals(False)
        self._enable()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Say where the run stands."""
        function = f" · {snapshot.function}()" if snapshot.function else ""
        thread = f" · thread {snapshot.thread}" if snapshot.thread != 1 else ""
        end = " · end" if snapshot.at_end else ""
        line = f" · line {snapshot.line}" if snapshot.line else ""
        self._where.setText(f"Step {snapshot.step:,} of {snapshot.steps:,}{line}{function}{thread}{end}")
        self.slider.setAccessibleDescription(self._where.text())

    def set_step(self, step: int) -> None:
        """Go to a step, as the learner could."""
        self.slider.setValue(step)

    def _on_first(self) -> None:
        self.set_step(0)

    def _on_previous(self) -> None:
        self.set_step(self.step - 1)

    def _on_next(self) -> None:
        self.set_step(self.step + 1)

    def _on_last(self) -> None:
        self.set_step(self.slider.maximum())

    def _on_value(self, step: int) -> None:
        self._enable()
        self.step_chosen.emit(step)

    def _enable(self) -> None:
        back, forward = self.step > 0, self.step < self.slider.maximum()
        # a button that disables itself while it has the focus would throw the focus away
        for tool, usable in ((self._first, back), (self._previous, back), (self._next, forward), (self._last, forward)):
            if not usable and tool.hasFocus():
                self.slider.setFocus()
            tool.setEnabled(usable)
        self.slider.setEnabled(self.slider.maximum() > 0)

    def _restyle(self) -> None:
        for tool, name in (
            (self._first, "first"),
            (self._previous, "previous"),
            (self._next, "next"),
            (self._last, "last"),
        ):
            size = self._theme.px(18)
            tool.setIcon(icon(self._theme, name, size=size))
            tool.setIconSize(QSize(size, size))
