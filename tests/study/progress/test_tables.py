"""Every figure is in a table, and every table in a CSV file."""

import csv

from trainer.study.progress import Table, tables, write_tables
from trainer.study.progress.tables import _write


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_each_row_has_a_cell_for_each_column(look, study, right):
    study(3, right)

    for table in tables(look()):
        assert all(len(row) == len(table.columns) for row in table.rows), table.name


def test_tables_are_written_as_csv(look, study, right, tmp_path):
    study(2, right)

    paths = write_tables(tables(look()), tmp_path / "tables")

    assert [path.stem for path in paths] == [
        "forecast",
        "days",
        "calibration",
        "months",
        "topics",
        "misconceptions",
        "leeches",
    ]
    header, row = read(tmp_path / "tables" / "days.csv")
    assert dict(zip(header, row, strict=True)) == {
        "day": "2026-03-02",
        "answers": "2",
        "new": "2",
        "seconds": "4.0",
        "score": "1.0",
        "reviews": "0",
        "predicted": "",
        "recalled": "",
    }


def test_a_month_is_no_day(look, study, clock, right):
    study(3, right)
    clock.forward(days=15)
    study(3, right)

    (months,) = (table for table in tables(look()) if table.name == "months")

    assert [row[0] for row in months.rows] == ["2026-03"]


def test_the_words_of_a_pack_are_not_taken_for_a_formula(tmp_path):
    table = Table("t", "T", ("title",), (("=HYPERLINK(1)",), ("-x",), ("heap",)))

    assert read(_write(table, tmp_path / "t.csv")) == [["title"], ["'=HYPERLINK(1)"], ["'-x"], ["heap"]]
