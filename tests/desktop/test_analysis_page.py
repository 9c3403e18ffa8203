"""The analysis page: which questions work, from files of a class or from the learners of this computer."""

import subprocess
import sys

import pytest
from person import Role
from PySide6.QtCore import Qt

HEADER = "learner,pack,question,score,seconds,choices,misconceptions,exam\n"
SIZES = {"hard": 9, "easy": 3}
"""From which learner on a question was answered rightly, of twelve."""


@pytest.fixture
def answers(tmp_path):
    """The answers of a class of twelve to two questions of an exam."""
    lines = []
    for learner in range(12):
        for name, first in SIZES.items():
            right = learner >= first
            answer = "heap,," if right else "stack,stack-grows-up,"
            lines.append(f"L{learner},other,{name},{int(right)},{10 + learner},{answer}Midterm\n")
    place = tmp_path / "class.csv"
    place.write_text(HEADER + "".join(lines))
    return place


@pytest.fixture
def analyst(person):
    """A person who has opened the item analysis."""
    person.wait_for("Study 3 cards")
    person.click("Packs", Role.Button, Role.CheckBox)
    person.click("Item analysis of all packs", Role.Button)
    person.wait_for("Note: There are no answers to analyse.")
    return person


@pytest.fixture
def of_class(analyst, answers):
    """The same, once the answers of the class are analysed."""
    analyst.window.packs.analysis.open_files([answers])
    analyst.wait_for("Questions", Role.Table)
    return analyst


def test_what_the_class_answered_is_shown_in_figures(of_class):
    for figure in ("Questions: 2", "Learners: 12", "Answers: 24", "Cronbach's alpha: 0.50"):
        of_class.wait_for(figure)


def test_questions_are_listed_with_difficulty_and_discrimination(of_class):
    of_class.click("Difficulty and discrimination: show the numbers", Role.Button)

    table = of_class.find("Difficulty and discrimination, numbers", Role.Table).model()
    shown = [[table.index(row, column).data() for column in range(3)] for row in range(2)]
    assert shown == [["easy", "0.75", "0.33"], ["hard", "0.25", "0.33"]]


def test_a_question_shows_its_answers_and_the_misconceptions_behind_them(of_class):
    of_class.click_row("Questions", "hard")

    of_class.wait_for("Most gave: stack (9 learners, 75%).")
    of_class.wait_for("Most often: The stack grows up (9 learners).")
    of_class.click("Answers to this question: show the numbers", Role.Button)
    assert of_class.rows("Answers to this question, numbers") == ["stack", "heap"]


def test_what_needs_a_look_leads_to_its_question(analyst, tmp_path):
    place = tmp_path / "turned.csv"
    lines = [f"L{number},{name},{int(right)}\n" for number in range(12) for name, right in
             (("a", True), ("good", number > 5), ("turned", number < 6))]  # fmt: skip
    place.write_text("learner,question,score\n" + "".join(lines))
    analyst.window.packs.analysis.open_files([place])

    analyst.find("turned: those who know more do worse", Role.Button).setFocus()
    analyst.press(Qt.Key.Key_Space)

    analyst.wait_until(lambda: analyst.find("Questions", Role.Table).currentIndex().row() == 2)


def test_each_plot_and_the_whole_are_saved_as_csv(of_class, tmp_path):
    of_class.window.packs.analysis.save(tmp_path / "items.csv")
    of_class.wait_for("Done: Saved as")
    of_class.window.packs.analysis.measures.save(tmp_path / "measures.csv")

    rows = (tmp_path / "items.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[1].startswith("other,easy,,12,12,0.75,0.3333,15.5,heap 75%; stack 25%,stack-grows-up 25%")
    assert (tmp_path / "measures.csv").read_text().splitlines()[1].startswith("easy,0.75,0.333333,12,12,15.5")


def test_a_file_without_attempts_is_said_in_a_sentence(analyst, tmp_path):
    (tmp_path / "other.csv").write_text("name,points\n")

    analyst.window.packs.analysis.open_files([tmp_path / "other.csv"])

    analyst.wait_for("Error: ")
    assert analyst.sees("has no column learner, question, score")


def test_the_answers_of_this_computer_are_analysed(analyst):
    analyst.click("Study", Role.Button, Role.CheckBox)
    analyst.wait_for("Four regions")
    analyst.click_row("Regions to place", "heap")
    analyst.click_row("Address space", "Empty address space")
    analyst.click("Check", Role.Button)
    analyst.wait_for("Next", Role.Button)

    analyst.click("Packs", Role.Button, Role.CheckBox)
    analyst.click("Back to the packs", Role.Button)
    analyst.click("Analyse ", Role.Button)  # the pack of the test

    analyst.wait_for("Answers: 1")


def test_opening_the_packs_page_imports_no_plotting():
    script = (
        "import sys; import trainer.desktop.packs.page;"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'pyqtgraph', 'numpy'}))"
    )

    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert finished.stdout == "[]\n"


def analyse_two(analyst, tmp_path):
    """Open what two learners scored at the question of a layout."""
    place = tmp_path / "class.csv"
    place.write_text("learner,question,score\nL1,small-layout,1\nL2,small-layout,0\n")
    analyst.window.packs.analysis.open_files([place])


def test_a_question_is_shown_as_learners_meet_it_with_the_place_of_its_text(analyst, tmp_path):
    analyse_two(analyst, tmp_path)
    analyst.wait_for("Questions", Role.Table)

    analyst.click("Show the question", Role.Button)

    analyst.wait_for("It is written in")
    analyst.wait_for("Regions to place", Role.List)
    analyst.click("Back to the analysis", Role.Button)
    analyst.wait_for("Questions", Role.Table)


def test_a_question_of_ones_own_is_edited_where_it_is_written(analyst, tmp_path):
    analyse_two(analyst, tmp_path)
    analyst.click("Show the question", Role.Button)

    analyst.click("Edit the question", Role.Button)

    analyst.wait_for("Close the editor", Role.Button)
    editor = analyst.window.packs.editor
    line = editor.text.textCursor().block().text()
    assert "small-layout" in line
    analyst.click("Close the editor", Role.Button)
    analyst.wait_for("It is written in")


def test_a_question_of_no_pack_here_is_said_so(of_class):
    of_class.click("Show the question", Role.Button)

    of_class.wait_for("No pack on this computer has the question other/easy. Install its pack to see it.")
