"""The run of the program that is being written, with the process beside it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from trainer.desktop.process_view.process_view import ProcessView
from trainer.desktop.process_view.wording import outcome
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import column
from trainer.desktop.widgets.code_view import CodeView

if TYPE_CHECKING:
    from trainer.desktop.results import Refused
    from trainer.engine import Run

_NOTHING = "No program is run here: put the cursor into a question with a program, or into a C file."


class ProcessPane(QWidget):
    """Shows a run when somebody looks; ``stepped`` tells the line of the program that is next, and if it faults."""

    stepped = Signal(int, bool)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._run: Run | None = None
        self._pending = False
        self.banner = Banner(services.theme)
        self._code = CodeView(services.theme, "Program that runs")
        self._output = QPlainTextEdit()
        self._output.setReadOnly(True)
        self._output.setProperty("look", "output")
        self._output.setAccessibleName("Output of the program")
        self._output.setPlaceholderText("What the program prints appears here.")
        self._output.setTabChangesFocus(True)
        self.process = ProcessView(services.theme, services.lane, self._code)
        self.process.map.set_placeholder(_NOTHING)
        self.process.inspector.insertTab(0, self._output, "Output")
        self.process.inspector.setCurrentIndex(0)
        layout = column(self, Space.S, Space.S)
        layout.addWidget(self.banner)
        layout.addWidget(self.process, 1)
        self.process.stepped.connect(self._code.mark_line)
        self.process.stepped.connect(self.stepped)

    def show_run(self, run: "Run | None") -> None:
        """Show the run of a question that was made ready, None for a question that runs nothing."""
        if run is self._run:
            return
        self._run = run
        self._pending = True
        if self.isVisible():
            self._show()

    def run_source(self, source: str) -> None:
        """Run a C file that no question runs."""
        self.banner.say("info", "Running…")
        work = partial(self._services.backend.run, source, "linux-x86_64")
        self._services.lane.run(work, self._on_run, partial(self.banner.say, "bad"), self)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the newest run, now that somebody looks."""
        super().showEvent(event)
        if self._pending:
            self._show()

    def _on_run(self, result: "Run | Refused") -> None:
        if hasattr(result, "sentence"):
            self.banner.say("bad", result.sentence)
            self.stepped.emit(result.line, True)
        else:
            self.show_run(result)

    def _show(self) -> None:
        self._pending = False
        run = self._run
        if run is None:
            self.banner.say("info", _NOTHING)
            return
        self.banner.say(*outcome(run))
        self._code.set_source(run.source.rstrip("\n"))
        self._output.setPlainText(run.stdout + run.stderr)
        self.process.show_run(run)
