"""A class: who learns on this computer, and what its instructor sees, in a file of several and on a real server."""

import csv

import pytest
from person import Person, Role

from trainer.packs import load_library
from trainer.store import open_store
from trainer.study.clock import Clock
from trainer.study.review import ReviewSession


@pytest.fixture
def answer(packs):
    """Let a learner, new or known, answer some questions right, or wrong."""

    def study(store, name: str, count: int, *, right: bool) -> None:
        known = {learner.name: learner for learner in store.learners.all()}
        learner = known.get(name) or store.learners.add(name, Clock().now())
        session = ReviewSession(store, load_library(packs), learner)
        for _ in range(count):
            item = session.next()
            kind = type(item.key())
            session.submit(item.key() if right else kind(), 5)

    return study


@pytest.fixture(params=["file", "server"])
def place(request, data_dir):
    """Where the class is: a folder, or the URL of a new database."""
    return str(data_dir) if request.param == "file" else request.getfixturevalue("postgresql")


@pytest.fixture
def taught(place, answer, open_window) -> Person:
    """An instructor who has opened the class of Ada, who knows, and Grace, who does not, yet."""
    with open_store(place) as store:
        answer(store, "Ada", 2, right=True)
        answer(store, "Grace", 1, right=False)
    person = open_window(server=place) if "://" in place else open_window()
    if "://" in place:
        person.click("I teach: only look at the class", Role.Button)
    else:
        person.wait_for("Study ")
        person.click("Class", Role.CheckBox, Role.Button)
    person.wait_until(lambda: person.rows("Learners") == ["Ada", "Grace"])
    return person


def cells(person, table: str, row: int) -> list[str]:
    model = person.find(table, Role.Table).model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_learners_stand_side_by_side(taught):
    assert cells(taught, "Learners", 0)[:4] == ["Ada", "2 of 3", "2", "1"]
    assert cells(taught, "Learners", 0)[6] == "100%"
    assert cells(taught, "Learners", 1)[6] == "0%"
    assert taught.sees("Learners: 2")
    assert taught.sees("Answers: 3")


def test_those_who_need_help_come_first_on_request(taught):
    order = taught.find("Order", Role.ComboBox)
    order.setFocus()

    taught.type("Low")

    taught.wait_until(lambda: taught.rows("Learners") == ["Grace", "Ada"])


def test_questions_are_analysed_by_first_answers(taught):
    taught.wait_until(lambda: len(taught.rows("Questions of the class")) == 2)

    assert taught.rows("Questions of the class")[0] == "Four regions"
    assert cells(taught, "Questions of the class", 0)[1:3] == ["2", "50%"]


def test_the_plots_of_the_analysis_are_one_step_away(taught):
    taught.click("Item analysis", Role.Button)

    taught.wait_for("Difficulty and discrimination")
    taught.wait_until(lambda: taught.sees("Learners: 2"))


def test_the_topics_of_one_learner_are_looked_at(taught):
    taught.click_row("Learners", "Grace")
    taught.wait_for("Of Grace. Choose one")

    taught.click("The whole class again", Role.Button)

    taught.wait_for("Of the whole class. Choose one")


def test_a_topic_leads_to_the_questions_on_it(taught):
    taught.wait_until(lambda: len(taught.rows("Questions of the class")) == 2)

    taught.click_row("Topics of the class", "Protection: Large blocks by mmap")

    taught.wait_for("On Protection: Large blocks by mmap.")
    assert taught.rows("Questions of the class") == ["malloc(1 MB)"]
    taught.click("All questions again", Role.Button)
    assert len(taught.rows("Questions of the class")) == 2


def test_a_weak_topic_has_the_measure_of_the_table(taught):
    taught.wait_until(lambda: "Heap" in taught.rows("Topics of the class"))
    row = taught.rows("Topics of the class").index("Heap")
    known = cells(taught, "Topics of the class", row)[1]

    taught.wait_for(f"Questions on Heap: 2 of 4 answered, known so far {known}", Role.Button)


def test_everything_is_saved_as_csv(taught, tmp_path):
    taught.wait_until(lambda: len(taught.rows("Questions of the class")) == 2)

    taught.window.classroom.save(tmp_path / "class")

    taught.wait_for("Done: 4 files were written")
    with (tmp_path / "class" / "learners.csv").open() as file:
        assert [row["learner"] for row in csv.DictReader(file)] == ["Ada", "Grace"]
    with (tmp_path / "class" / "questions.csv").open(encoding="utf-8-sig") as file:
        assert {row["learners"] for row in csv.DictReader(file)} == {"1", "2"}


def test_a_single_learner_has_no_class(person):
    person.wait_for("Study 3 cards")

    assert person.look_for("Class", Role.CheckBox, Role.Button) is None


def test_a_learner_joins_the_class_and_is_known_the_next_time(postgresql, open_window):
    person = open_window(server=postgresql)
    person.find("I am new", Role.EditableText).setFocus()
    person.type("Grace")
    person.click("Join the class", Role.Button)
    person.click("Study 3 cards", Role.Button)
    person.wait_for("Question 1")
    person.window.close()

    again = open_window(server=postgresql)

    again.wait_for("Study 3 cards")
    with open_store(postgresql) as store:
        assert [learner.name for learner in store.learners.all()] == ["Grace"]


def test_who_is_known_on_another_computer_goes_on_there(postgresql, answer, open_window):
    with open_store(postgresql) as store:
        answer(store, "Ada", 1, right=True)
    person = open_window(server=postgresql)

    person.find("I am", Role.ComboBox)
    person.click("Go on as this learner", Role.Button)

    person.wait_for("Study 2 cards")
    assert person.sees("Answered today: 1")


def test_a_server_that_does_not_answer_is_said_in_a_sentence(open_window, tmp_path):
    person = open_window(server=f"postgresql+psycopg://ada@/class?host={tmp_path}")

    person.wait_for("Your data cannot be opened")
    assert person.sees("cannot be reached")
