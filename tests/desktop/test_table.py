"""Tables show all of their text where they can: the widest column gives way first, and then they scroll."""

import pytest

from trainer.desktop.widgets.table import RecordTable

LONG = "those who know more do worse: look at its key and its words"


@pytest.fixture
def table(theme, show):
    table = RecordTable(theme, "Questions", ("Question", "What to look at"))
    table.set_rows([("malloc(1 MB)", LONG)])
    show(table, width=900)
    return table


def test_the_last_column_takes_the_room_that_is_left(table):
    assert table.columnViewportPosition(1) + table.columnWidth(1) == table.viewport().width()


def test_text_that_does_not_fit_is_scrolled_and_not_cut(table, qtbot):
    table.resize(200, 200)

    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    assert table.columnWidth(1) >= table.fontMetrics().horizontalAdvance(LONG)


def test_the_widest_column_gives_way_before_a_table_scrolls(theme, show, qtbot):
    table = RecordTable(theme, "Learners", ("Learner", "Answers", "Score"))
    table.set_rows([("Somebody with a rather long name, and some more of them", "140", "80%")])

    show(table, width=420)

    assert table.horizontalScrollBar().maximum() == 0
    assert (
        180
        <= table.columnWidth(0)
        < table.fontMetrics().horizontalAdvance("Somebody with a rather long name, and some")
    )
    table.resize(900, 200)
    qtbot.waitUntil(lambda: table.columnWidth(0) > 380)


def test_columns_follow_the_size_of_the_text_when_they_are_looked_at_again(table, theme):
    before = table.columnWidth(0)
    table.hide()

    theme.set_percent(200)
    table.show()

    assert table.columnWidth(0) > 1.5 * before
