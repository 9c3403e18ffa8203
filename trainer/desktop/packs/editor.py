"""The pack editor: the files as text with problems at their line, the question as learners meet it, its process."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QTabWidget, QWidget

from trainer.desktop.packs.desk import EditorDesk, OpenedPack
from trainer.desktop.packs.file_list import FileList
from trainer.desktop.packs.preview import PreviewPane
from trainer.desktop.packs.process_pane import ProcessPane
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, column, label, row, tooltip
from trainer.desktop.widgets.code_view import CodeView
from trainer.desktop.widgets.table import RecordTable
from trainer.desktop.wording import counted

if TYPE_CHECKING:
    from trainer.desktop.results import HomeData
    from trainer.packs.drafts import Draft
    from trainer.packs.problems import Problem

_AFTER = 500  # milliseconds without another key
_HALF = 10_000  # both sides alike, whatever the width
_LEAST = 240  # pixels that either side keeps


class PackEditor(QWidget):
    """``saved`` gives the learner's data anew; ``left`` says that the editor is closed."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._desk = EditorDesk(services.backend)
        self._folder = Path()
        self._name = ""
        self._texts: dict[str, str] = {}
        self._stored: dict[str, bytes] = {}
        self._unsaved: set[str] = set()
        self._warned = False
        self._problems: tuple[Problem, ...] = ()
        self._draft: Draft | None = None
        self._reading = False
        self._again = False
        self._wants_run = False
        self.setProperty("look", "page")
        self.setAccessibleName("Pack editor")
        self.banner = Banner(services.theme)
        self.files = FileList(services.theme)
        self.text = CodeView(services.theme, "Text of the file", editable=True)
        self.text.setTabChangesFocus(True)
        self.preview = PreviewPane(services)
        self.problems = RecordTable(services.theme, "Problems", ("Line", "File", "What is wrong"))
        self.process = ProcessPane(services)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER)
        self._build()
        self._connect()

    def show_pack(self, pack: OpenedPack, file: str = "", line: int = 1) -> None:
        """Show the files of a pack, a line of one of them chosen, by default of the first with questions."""
        self._folder, self._texts, self._stored = pack.folder, dict(pack.texts), dict(pack.stored)
        self._unsaved, self._warned, self._name, self._draft = set(), False, "", None
        self._title.setText(pack.folder.name)
        self._title.setToolTip(tooltip(str(pack.folder)))
        self.banner.hide()
        self.preview.forget()
        self.process.show_run(None)
        names = list(pack.texts)
        first = next((name for name in names if name.startswith("questions/")), names[0])
        self.files.show_names(names, file if file in names else first)
        if file in names:
            self.text.mark_line(line, fault=False)

    def focus_first(self) -> None:
        """Give the keyboard to the text."""
        self.text.setFocus()

    # building

    def _build(self) -> None:
        layout = column(self, 0)
        layout.addWidget(self._make_top())
        holder = QWidget()
        column(holder, 0, (Space.L, Space.XS, Space.L, 0)).addWidget(self.banner)
        layout.addWidget(holder)
        split = QSplitter(Qt.Orientation.Horizontal)
        left = QWidget()
        left_layout = column(left, Space.S, (Space.L, Space.S, 0, Space.L))
        left_layout.addWidget(self.files)
        left_layout.addWidget(self.text, 1)
        self._first_problem = label("", "caption", "bad", wrap=True)
        self._first_problem.hide()
        left_layout.addWidget(self._first_problem)
        split.addWidget(left)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.preview, "Preview")
        self.tabs.addTab(self.process, "Process")
        self.tabs.addTab(self.problems, "Problems")
        split.addWidget(self.tabs)
        for half in (left, self.tabs):  # large text would let the preview take all
            half.setMinimumWidth(_LEAST)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([_HALF, _HALF])
        split.setChildrenCollapsible(False)
        layout.addWidget(split, 1)

    def _make_top(self) -> QFrame:
        top = card("topbar")
        layout = row(top, Space.M, (Space.XL, Space.S, Space.L, Space.S))
        self._title = label("", "strong")
        self._state = label("", tone="muted")
        self._run = button("Run", "", "Run the program")
        self._run.setToolTip("Run the program of this question, or this C file (Ctrl+R)")
        self._save = button("Save", "primary", "Save the pack")
        self._save.setToolTip("Save (Ctrl+S)")
        self._close = button("Close", "quiet", "Close the editor")
        layout.addWidget(self._title)
        layout.addWidget(self._state, 1)
        for control in (self._close, self._run, self._save):
            layout.addWidget(control)
        return top

    def _connect(self) -> None:
        self.files.chosen.connect(self._on_file)
        self.files.begun.connect(self._on_begun)
        self.text.textChanged.connect(self._on_typed)
        self.text.cursorPositionChanged.connect(self._soon.start)
        self._soon.timeout.connect(self._read)
        self.preview.variant_chosen.connect(self._read)
        self.process.stepped.connect(self._on_stepped)
        self._run.clicked.connect(self.run)
        self._save.clicked.connect(self.save)
        self._close.clicked.connect(self._on_close)
        self.problems.row_chosen.connect(self._go_to_problem)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.save)
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self.run)
        QShortcut(QKeySequence("F4"), self).activated.connect(self._on_next_problem)

    # the text

    def _on_file(self, name: str) -> None:
        if name != self._name:
            self._name = ""  # what is shown now was not typed
            self.text.set_source(self._texts[name], "yaml" if name.endswith(".yaml") else "c")
            self._name = name
            self._soon.start()

    def _on_begun(self, name: str, text: str) -> None:
        self._texts[name] = text
        self._unsaved.add(name)
        self._warned = False
        self._show_state()

    def _on_typed(self) -> None:
        if self._name:
            self._texts[self._name] = self.text.source()
            self._unsaved.add(self._name)
            self._warned = False
            self._show_state()
            self._soon.start()

    def _show_state(self) -> None:
        errors = sum(not problem.warning for problem in self._problems)
        warnings = len(self._problems) - errors
        parts = [counted(errors, "problem")] if errors else []
        parts += [f"{counted(warnings, 'note')} on style"] if warnings else []
        parts = parts or ["no problems"]
        parts += ["not saved"] if self._unsaved else []
        self._state.setText(" · ".join(parts))

    def save(self) -> None:
        """Write what was changed."""
        changed = {name: self._texts[name] for name in self._unsaved}
        if changed:
            work = partial(self._desk.save, self._folder, changed, dict(self._stored))
            self._services.lane.run(work, partial(self._on_saved, changed), partial(self.banner.say, "bad"), self)

    def _on_saved(self, changed: dict[str, str], result: "tuple[HomeData, dict[str, bytes]]") -> None:
        data, written = result
        self._stored.update(written)
        self._unsaved -= {name for name, text in changed.items() if self._texts[name] == text}
        self._show_state()
        self.banner.say("good", "Saved.")
        self.saved.emit(data)

    def may_close(self) -> bool:
        """Say whether the pack may be closed: not before a warning where something would be lost."""
        if not self._unsaved or self._warned:
            return True
        self._warned = True
        self.banner.say("warn", "There are changes that are not saved. Save them, or close again to drop them.")
        return False

    def _on_close(self) -> None:
        if self.may_close():
            self._unsaved.clear()
            self.left.emit()

    # reading what was written

    def _read(self) -> None:
        if self._reading:
            self._again = True
            return
        if not self._name:
            return
        self._reading, self._again = True, False
        line = self.text.textCursor().blockNumber() + 1
        work = partial(self._desk.read, self._folder, dict(self._texts), self._name, line, self.preview.seed)
        self._services.lane.run(work, self._on_read, self._on_read_failed, self)

    def _on_read_failed(self, sentence: str) -> None:
        self._reading = False
        self.banner.say("bad", sentence)

    def _on_read(self, draft: "Draft") -> None:
        self._reading = False
        self._draft = draft
        self._show_problems(draft)
        self.preview.show_draft(draft)
        if draft.item is not None:
            self.process.show_run(draft.item.run)
        if self._again:
            self._read()
        elif self._wants_run:
            self._wants_run = False
            if draft.item is None and self._name.endswith(".c"):
                self.process.run_source(self._texts[self._name])

    def _show_problems(self, draft: "Draft") -> None:
        self._problems = draft.problems
        self.problems.set_rows(
            [
                (
                    str(problem.line),
                    Path(problem.file).name,
                    f"{'note: ' if problem.warning else ''}{_sentence(problem)}",
                )
                for problem in draft.problems
            ]
        )
        self.tabs.setTabText(
            self.tabs.indexOf(self.problems), f"Problems ({len(draft.problems)})" if draft.problems else "Problems"
        )
        here = next((problem for problem in draft.problems if self._is_here(problem) and not problem.warning), None)
        self.text.point_at(here.line if here else 0, fault=here is not None)
        self._first_problem.setText(f"Line {here.line}: {_sentence(here)}" if here else "")
        self._first_problem.setVisible(here is not None)
        self._show_state()

    def _is_here(self, problem: "Problem") -> bool:
        return Path(problem.file) == self._folder / self._name

    # the process

    def run(self) -> None:
        """Show the process of the question at the cursor, or of this C file if no question runs it."""
        self.tabs.setCurrentWidget(self.process)
        self._wants_run = True
        self._soon.stop()
        self._read()

    def _on_stepped(self, line: int, faulted: bool) -> None:
        """Point at the line in the text, too, where the text is that program."""
        if self.tabs.currentWidget() is self.process and self._draft is not None:
            is_program = not self._draft.program or Path(self._draft.program) == self._folder / self._name
            if is_program and self._name.endswith(".c"):
                self.text.point_at(line, fault=faulted)

    def _go_to_problem(self, row_number: int) -> None:
        problem = self._problems[row_number]
        name = next((name for name in self._texts if self._folder / name == Path(problem.file)), "")
        if name:
            self.files.choose(name)
            self.text.mark_line(problem.line, fault=not problem.warning)
            self.text.setFocus()

    def _on_next_problem(self) -> None:
        if self._problems:
            current = self.problems.currentIndex().row()
            following = (current + 1) % len(self._problems)
            self.problems.selectRow(following)
            self._go_to_problem(following)


def _sentence(problem: "Problem") -> str:
    return f"{problem.what}; {problem.expected}" if problem.expected else problem.what
