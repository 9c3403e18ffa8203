"""Programs and Markdown as they are shown."""

import pytest
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QColor, QTextDocument

from trainer.desktop.widgets.code_view import CodeView
from trainer.desktop.widgets.prose import Prose
from trainer.desktop.widgets.rich_text import plain
from trainer.desktop.widgets.table import RecordTable

SOURCE = '#include <stdio.h>\nint main(void)\n{\n    /* two\n       lines */\n    puts("hi");\n}\n'


def colours(view: CodeView, line: int) -> set[str]:
    block = view.document().findBlockByNumber(line - 1)
    return {span.format.foreground().color().name() for span in block.layout().formats()}


@pytest.fixture
def view(theme, show) -> CodeView:
    view = CodeView(theme, "Program")
    show(view)
    view.set_source(SOURCE)
    return view


def test_directives_types_comments_and_strings_have_their_colours(view, theme):
    palette = theme.palette

    assert QColor(palette.code_directive).name() in colours(view, 1)
    assert QColor(palette.code_type).name() in colours(view, 2)
    assert QColor(palette.code_string).name() in colours(view, 6)


def test_a_comment_goes_on_over_lines(view, theme):
    assert colours(view, 4) == colours(view, 5) == {QColor(theme.palette.code_comment).name()}


def test_colours_follow_an_edit(theme, show, qtbot):
    view = CodeView(theme, "Program", editable=True)
    show(view)
    view.setFocus()

    qtbot.keyClicks(view, "int x; /* y")

    assert QColor(theme.palette.code_type).name() in colours(view, 1)


def test_a_marked_line_is_in_view(view):
    view.set_source("int x;\n" * 400)

    view.mark_line(300)

    assert view.line == 300
    assert view.textCursor().blockNumber() == 299
    assert view.viewport().rect().contains(view.cursorRect().center())


def test_a_line_that_does_not_exist_is_no_error(view):
    view.mark_line(99)

    assert view.extraSelections() == []


def test_html_stays_text_and_nothing_is_loaded(theme, qtbot, tmp_path):
    picture = tmp_path / "secret.png"
    picture.write_bytes(b"not shown")
    prose = Prose(theme, "Question", f"<b>bold</b> ![x]({picture}) <script>alert(1)</script>")
    qtbot.addWidget(prose)

    assert "<b>bold</b>" in prose.toPlainText()
    assert "<script>alert(1)</script>" in prose.toPlainText()
    kind = QTextDocument.ResourceType.ImageResource.value
    assert prose.document().resource(kind, QUrl.fromLocalFile(str(picture))).size() == QSize(1, 1)


def test_prose_is_as_tall_as_its_text(theme, show):
    prose = Prose(theme, "Question", "word " * 400)
    show(prose, width=900)
    wide = prose.height()
    prose.resize(300, wide)

    assert prose.height() > wide
    assert prose.height() >= prose.document().size().height()


def test_markdown_is_said_without_its_marks():
    assert plain("It is `rw-`, **not** `r-x`.") == "It is rw-, not r-x."


def test_a_tooltip_shows_html_as_text(theme, qtbot):
    table = RecordTable(theme, "Problems", ("What",))
    qtbot.addWidget(table)
    table.set_rows([("<img src='/etc/passwd'>",), ("a < b",)])

    assert [table.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)] == [
        "<qt>&lt;img src=&#x27;/etc/passwd&#x27;&gt;</qt>",
        "<qt>a &lt; b</qt>",
    ]
