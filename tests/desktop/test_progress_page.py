"""The progress page: plots with their numbers, the date of an exam, and what to practise."""

import pytest
from person import Role
from PySide6.QtCore import QDate


@pytest.fixture
def reader(person):
    """A person who looks at the progress page."""
    person.wait_for("Study 3 cards")
    person.click("Progress", Role.Button, Role.CheckBox)
    person.wait_for("Exam date")
    person.wait_until(lambda: "Heap" in person.rows("Topics"))
    return person


def test_each_plot_is_also_a_table(reader):
    reader.click("Reviews that fall due: show the numbers", Role.Button)

    reader.wait_for("Reviews that fall due, numbers", Role.Table)
    assert reader.rows("Reviews that fall due, numbers")[0] == "overdue"


def test_plots_leave_room_for_what_follows_them(reader):
    reader.click("Reviews that fall due: show the numbers", Role.Button)
    table = reader.window.progress.forecast.height()
    reader.click("Reviews that fall due: show the plot", Role.Button)

    assert reader.window.progress.forecast.height() == table < 360


def test_the_numbers_of_a_plot_are_saved_as_csv(reader, tmp_path):
    chart = reader.window.progress.forecast

    chart.save(tmp_path / "forecast.csv")

    assert (tmp_path / "forecast.csv").read_text().splitlines()[:2] == ["day,reviews", "overdue,0"]
    reader.wait_for("Done: Saved as")


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(reader, tmp_path):
    reader.window.progress.forecast.save(tmp_path / "missing" / "forecast.csv")

    reader.wait_for("Error: ")
    assert reader.sees("Choose another folder.")


def test_all_figures_are_saved_at_once(reader, tmp_path):
    reader.window.progress.export(tmp_path / "figures")

    reader.wait_for("Done: 7 files were written")
    assert (tmp_path / "figures" / "calibration.csv").exists()


def test_the_date_of_an_exam_says_what_can_be_reached(reader):
    day = reader.find("The exam is on", Role.SpinBox, Role.EditableText, Role.ComboBox)
    day.setDate(QDate.currentDate().addDays(10))

    reader.click("Plan towards the exam", Role.Button)

    reader.wait_until(lambda: reader.sees("Your target can be reached") or reader.sees("Predicted recall on"))
    reader.click("Remove the date of the exam", Role.Button)
    reader.wait_until(lambda: reader.sees("With a date, new cards spread"))


def test_a_topic_of_the_table_is_practised(reader):
    reader.click_row("Topics", "Heap")

    reader.wait_for("Question 1")
