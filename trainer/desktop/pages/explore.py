"""Explore: a program of the learner's own, run in the simulated process."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.process_view.process_view import ProcessView
from trainer.desktop.process_view.wording import outcome
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, choice, label, row
from trainer.desktop.widgets.code_view import CodeView
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.paths import shipped

if TYPE_CHECKING:
    from trainer.desktop.background import Task
    from trainer.desktop.results import Refused
    from trainer.engine import Run

_LARGEST = 1 << 20
_WIDEST = 2400
_START = """\
#include <stdio.h>
#include <stdlib.h>

int counter = 1;            /* data */
int zeroed;                 /* BSS */

int main(void)
{
    int local = 2;          /* stack */
    char *small = malloc(100);          /* heap */
    char *large = malloc(1024 * 1024);  /* mmap */
    small[0] = 'a';
    large[0] = 'b';
    printf("%d %d %c %c\\n", counter, local, small[0], large[0]);
    free(large);
    free(small);
    return 0;
}
"""
_PLACEHOLDER = (
    "Run a program to see its memory here.\n\nIt runs inside the trainer, in a simulated process: "
    "nothing is compiled, nothing can break."
)
_PLATFORMS = (
    ("linux-x86_64", "Linux x86-64"),
    ("textbook", "Textbook"),
    ("unprotected", "Unprotected (no MMU)"),
)


class ExplorePage(ScrollPage):
    """Editor, run button, output and process view."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Explore", parent, widest=_WIDEST)
        self._services = services
        self._task: Task | None = None
        self.editor = CodeView(services.theme, "C program", editable=True)
        self.editor.setPlainText(_START)
        self.output = QPlainTextEdit()
        self.output.setReadOnly(True)
        self.output.setProperty("look", "output")
        self.output.setAccessibleName("Output of the program")
        self.output.setPlaceholderText("What the program prints appears here.")
        self.output.setTabChangesFocus(True)
        self.banner = Banner(services.theme)
        self.process = ProcessView(services.theme, services.lane, self.editor)
        self.process.map.set_placeholder(_PLACEHOLDER)
        self.process.inspector.insertTab(0, self.output, "Output")
        self.process.inspector.setCurrentIndex(0)
        self.process.stepped.connect(self.editor.mark_line)
        self._platform = choice(12)
        self._platform.setAccessibleName("Platform")
        for name, title in _PLATFORMS:
            self._platform.addItem(title, name)
        self._examples = choice(9)
        self._examples.setAccessibleName("Examples")
        self._examples.addItem("Examples…", "")
        for path in sorted((shipped("data") / "packs").glob("*/programs/*.c")):
            self._examples.addItem(path.stem.replace("_", " "), str(path))
        self._examples.activated.connect(self._on_example)
        self.run_button = button("Run", "primary", "Run the program")
        self.run_button.setToolTip("Run (Ctrl+R)")
        self.cancel_button = button("Cancel", "", "Cancel the run")
        self.cancel_button.hide()
        self._open = button("Open…", "", "Open a C file")
        self._build()
        self.run_button.clicked.connect(self.run)
        self.cancel_button.clicked.connect(self.cancel)
        self._open.clicked.connect(self.choose_file)
        services.theme.changed.connect(self._restyle)
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self.run)

    def run(self) -> None:
        """Run the program in the editor."""
        if self._task is not None:
            return
        self.run_button.hide()
        self.cancel_button.show()
        self.cancel_button.setFocus()
        self.banner.say("info", "Running…")
        work = partial(self._services.backend.run, self.editor.toPlainText(), self._platform.currentData())
        self._task = self._services.lane.run(work, self._on_done, self._on_failed, self)

    def cancel(self) -> None:
        """Do not wait for the run; it ends by itself within its time limit."""
        if self._task is not None:
            self._task.cancel()
            self._idle()
            self.banner.say("info", "Cancelled.")

    def choose_file(self) -> None:
        """Let the learner choose a C file."""
        name, _ = QFileDialog.getOpenFileName(self, "Open a C program", "", "C programs (*.c *.h);;All files (*)")
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Put a file into the editor, or say why that cannot be."""
        try:
            if path.stat().st_size > _LARGEST:
                self.banner.say("bad", f"{path.name} is larger than 1 MiB.")
                return
            source = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            self.banner.say("bad", f"{path.name} is not a text file in UTF-8.")
            return
        except OSError as error:
            self.banner.say("bad", f"{path.name} cannot be read: {error.strerror}.")
            return
        self.editor.set_source(source)
        self.banner.say("info", f"{path.name} is ready to run.")

    def focus_first(self) -> None:
        """Give the keyboard to the editor."""
        self.editor.setFocus()

    def _build(self) -> None:
        layout = self.body
        head = ResponsiveRow(self._services.theme, 700, Space.S)
        platform = label("Platform", tone="muted")
        platform.setBuddy(self._platform)
        head.add(label("Explore", "title"), 0)
        controls = ResponsiveRow(self._services.theme, 480, Space.S)
        controls.add(QWidget(), 1)
        for some in (
            (self._examples, self._open),
            (platform, self._platform, self.run_button, self.cancel_button),
        ):
            group = QWidget()
            line = row(group, Space.S)
            for widget in some:
                line.addWidget(widget)
            line.addStretch(1)
            controls.add(group, 0)
        head.add(controls, 1)
        layout.addWidget(head)
        layout.addWidget(self.banner)
        layout.addWidget(self.process, 1)
        self._restyle()

    def _restyle(self) -> None:
        # large text makes the page scroll rather than squeeze the map
        self.process.setMinimumHeight(self._services.theme.px(520))

    def _on_example(self, index: int) -> None:
        path = self._examples.itemData(index)
        if path:
            self.open_file(Path(path))
            self._examples.setCurrentIndex(0)

    def _on_done(self, result: "Run | Refused") -> None:
        self._idle()
        if hasattr(result, "sentence"):
            self.editor.mark_line(result.line, fault=True)
            self.banner.say("bad", result.sentence)
            return
        self.output.setPlainText(result.stdout + result.stderr)
        self.banner.say(*outcome(result))
        self.process.show_run(result)

    def _on_failed(self, sentence: str) -> None:
        self._idle()
        self.banner.say("bad", sentence)

    def _idle(self) -> None:
        self._task = None
        self.cancel_button.hide()
        self.run_button.show()
        self.run_button.setFocus()
