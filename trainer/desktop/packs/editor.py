"""The pack editor: the files as text, their problems at the line, and the question as learners will meet it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListWidget, QSplitter, QTabWidget, QWidget

from trainer.desktop.pages.question_view import QuestionView
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, column, label, row
from trainer.desktop.widgets.code_view import CodeView
from trainer.desktop.widgets.number_box import NumberBox
from trainer.desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from trainer.desktop.backend import HomeData
    from trainer.packs.drafts import Draft
    from trainer.packs.problems import Problem
    from trainer.questions import Item

_AFTER = 500  # milliseconds without another key
_SUFFIXES = (".yaml", ".c", ".h")
_LARGEST = 2 << 20
_HALF = 10_000  # both sides alike, whatever the width


class PackEditor(QWidget):
    """``saved`` gives the learner's data anew; ``left`` says that the editor is closed."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._folder = Path()
        self._name = ""
        self._texts: dict[str, str] = {}
        self._unsaved: set[str] = set()
        self._problems: tuple[Problem, ...] = ()
        self._reading = False
        self._again = False
        self._shown = ("", 0)
        self._item: Item[Any, Any] | None = None
        self._graded = False
        self.setProperty("look", "page")
        self.setAccessibleName("Pack editor")
        self.banner = Banner(services.theme)
        self.files = QListWidget()
        self.files.setAccessibleName("Files of the pack")
        self.text = CodeView(services.theme, "Text of the file", editable=True)
        self.text.setTabChangesFocus(True)
        self.preview = QuestionView(services)
        self.problems = RecordTable(services.theme, "Problems", ("Line", "File", "What is wrong"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER)
        self._build()
        self._connect()

    def open_folder(self, folder: Path) -> bool:
        """Open the files of a pack; say whether that could be."""
        texts = {}
        try:
            for path in sorted(folder.rglob("*")):
                small = path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST
                if small and path.suffix in _SUFFIXES and not path.name.startswith("."):
                    texts[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return False
        if not texts:
            return False
        self._folder, self._texts, self._unsaved, self._name = folder, texts, set(), ""
        self._title.setText(folder.name)
        self._title.setToolTip(str(folder))
        self.banner.hide()
        self.files.clear()
        self.files.addItems(list(texts))
        first = next((index for index, name in enumerate(texts) if name.startswith("questions/")), 0)
        self.files.setCurrentRow(first)
        return True

    def focus_first(self) -> None:
        """Give the keyboard to the text."""
        self.text.setFocus()

    # building

    def _build(self) -> None:
        theme = self._services.theme
        layout = column(self, 0)
        layout.addWidget(self._make_top())
        holder = QWidget()
        column(holder, 0, (Space.L, Space.XS, Space.L, 0)).addWidget(self.banner)
        layout.addWidget(holder)
        split = QSplitter(Qt.Orientation.Horizontal)
        left = QWidget()
        left_layout = column(left, Space.S, (Space.L, Space.S, 0, Space.L))
        self.files.setMaximumHeight(theme.px(130))
        left_layout.addWidget(self.files)
        left_layout.addWidget(self.text, 1)
        split.addWidget(left)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._make_preview(), "Preview")
        self.tabs.addTab(self.problems, "Problems")
        split.addWidget(self.tabs)
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
        self._save = button("Save", "primary", "Save the pack")
        self._save.setToolTip("Save (Ctrl+S)")
        self._close = button("Close", "quiet", "Close the editor")
        layout.addWidget(self._title)
        layout.addWidget(self._state, 1)
        layout.addWidget(self._close)
        layout.addWidget(self._save)
        return top

    def _make_preview(self) -> QWidget:
        page = QWidget()
        layout = column(page, 0)
        bar = row(spacing=Space.S, margin=(Space.L, Space.S, Space.L, 0))
        caption = label("Variant", tone="muted")
        self._seed = NumberBox()
        self._seed.setRange(0, 9999)
        self._seed.setAccessibleName("Variant")
        self._seed.setToolTip("The numbers that a question with parameters draws")
        caption.setBuddy(self._seed)
        self._check = button("Check")
        self._key = button("Show the key", "quiet")
        bar.addWidget(caption)
        bar.addWidget(self._seed)
        bar.addStretch(1)
        bar.addWidget(self._key)
        bar.addWidget(self._check)
        layout.addLayout(bar)
        layout.addWidget(self.preview, 1)
        return page

    def _connect(self) -> None:
        self.files.currentTextChanged.connect(self._on_file)
        self.text.textChanged.connect(self._on_typed)
        self.text.cursorPositionChanged.connect(self._soon.start)
        self._soon.timeout.connect(self._read)
        self._seed.valueChanged.connect(self._read)
        self._check.clicked.connect(self._on_check)
        self._key.clicked.connect(self._on_key)
        self._save.clicked.connect(self.save)
        self._close.clicked.connect(self._on_close)
        self.problems.row_chosen.connect(self._go_to_problem)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.save)
        QShortcut(QKeySequence("F4"), self).activated.connect(self._on_next_problem)

    # the text

    def _on_file(self, name: str) -> None:
        if name and name != self._name:
            self._name = ""  # what is shown now was not typed
            self.text.set_source(self._texts[name], "yaml" if name.endswith(".yaml") else "c")
            self._name = name
            self._soon.start()

    def _on_typed(self) -> None:
        if self._name:
            self._texts[self._name] = self.text.toPlainText()
            self._unsaved.add(self._name)
            self._show_state()
            self._soon.start()

    def _show_state(self) -> None:
        errors = sum(not problem.warning for problem in self._problems)
        warnings = len(self._problems) - errors
        parts = [f"{errors} problem{'' if errors == 1 else 's'}"] if errors else []
        parts += [f"{warnings} note{'' if warnings == 1 else 's'} on style"] if warnings else []
        parts = parts or ["no problems"]
        parts += ["not saved"] if self._unsaved else []
        self._state.setText(" · ".join(parts))

    def save(self) -> None:
        """Write what was changed."""
        changed = {name: self._texts[name] for name in self._unsaved}
        if changed:
            work = partial(self._services.backend.save_files, self._folder, changed)
            self._services.lane.run(
                work, partial(self._on_saved, frozenset(changed)), partial(self.banner.say, "bad"), self
            )

    def _on_saved(self, names: frozenset[str], data: "HomeData") -> None:
        self._unsaved -= names
        self._show_state()
        self.banner.say("good", "Saved.")
        self.saved.emit(data)

    def _on_close(self) -> None:
        if self._unsaved:
            self.banner.say("warn", "There are changes that are not saved. Save them, or close again to drop them.")
            self._unsaved.clear()
            return
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
        work = partial(
            self._services.backend.read_draft, self._folder, dict(self._texts), self._name, line, self._seed.value()
        )
        self._services.lane.run(work, self._on_read, self._on_read_failed, self)

    def _on_read_failed(self, sentence: str) -> None:
        self._reading = False
        self.banner.say("bad", sentence)

    def _on_read(self, draft: "Draft") -> None:
        self._reading = False
        self._problems = draft.problems
        self.problems.set_rows(
            [
                (
                    str(problem.line),
                    Path(problem.file).name,
                    f"{'note: ' if problem.warning else ''}{problem.what}"
                    + (f"; {problem.expected}" if problem.expected else ""),
                )
                for problem in draft.problems
            ]
        )
        self.tabs.setTabText(1, f"Problems ({len(draft.problems)})" if draft.problems else "Problems")
        here = next((problem.line for problem in draft.problems if self._is_here(problem) and not problem.warning), 0)
        self.text.point_at(here, fault=bool(here))
        self._show_state()
        self._item = draft.item
        if draft.item is None:
            self._shown = ("", 0)
            self.preview.show_sentence(draft.problem)
        else:
            written = draft.item.question.model_dump_json()
            if (written, self._seed.value()) != self._shown:
                self._shown = (written, self._seed.value())
                self._show_item(draft.item)
        for control in (self._check, self._key):
            control.setEnabled(draft.item is not None)
        if self._again:
            self._read()

    def _is_here(self, problem: "Problem") -> bool:
        return Path(problem.file) == self._folder / self._name

    def _on_check(self) -> None:
        if self._item is None:
            return
        if self._graded:
            self._show_item(self._item)
            return
        self._graded = True
        self._check.setText("Try again")
        work = partial(self._item.grade, self.preview.answer())
        self._services.lane.run(work, self.preview.show_feedback, partial(self.banner.say, "bad"), self)

    def _on_key(self) -> None:
        if self._item is not None:
            self._show_item(self._item)
            self.preview.restore(self._item.key())
            self._on_check()

    def _show_item(self, item: "Item[Any, Any]") -> None:
        self._graded = False
        self._check.setText("Check")
        self.preview.show_item(item, {})

    def _go_to_problem(self, row_number: int) -> None:
        problem = self._problems[row_number]
        name = next((name for name in self._texts if self._folder / name == Path(problem.file)), "")
        if name:
            self.files.setCurrentRow(list(self._texts).index(name))
            self.text.mark_line(problem.line, fault=not problem.warning)
            self.text.setFocus()

    def _on_next_problem(self) -> None:
        if self._problems:
            current = self.problems.currentIndex().row()
            following = (current + 1) % len(self._problems)
            self.problems.selectRow(following)
            self._go_to_problem(following)
