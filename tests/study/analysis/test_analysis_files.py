"""Attempts from exports of progress and from tables, and ``trainer pack analyse``."""

import csv
import json
from io import StringIO

import pytest
from study_fakes import pack_of, true_or_false

from trainer.cli import main
from trainer.packs import Library
from trainer.questions.choice import Choice
from trainer.store import open_store
from trainer.study.analysis import NotAttempts, read_attempts
from trainer.study.analysis.choices import choices
from trainer.study.analysis.gathering import from_files, questions_of
from trainer.study.exam import Blueprint, Section, begin_exam

TABLE = """\
learner,question,score,seconds,choices,misconceptions,exam
Ann,one,1,10,heap,,Midterm
Ann,two,1,20,a;b,,Midterm
Bob,one,1,12,heap,,Midterm
Bob,two,0,30,a,stack-grows-up,Midterm
Cem,one,0,9,stack,,Midterm
Cem,two,0,40,,,Midterm
"""


def test_a_table(tmp_path):
    place = tmp_path / "answers.csv"
    place.write_text(TABLE)

    found = read_attempts(place)

    assert len(found.responses) == 6
    bob = found.responses[3]
    assert (bob.learner, bob.name, bob.score, bob.seconds) == ("Bob", ("", "two"), 0.0, 30.0)
    assert (bob.choices, bob.misconceptions) == (("a",), ("stack-grows-up",))
    assert [sheet.learner for sheet in found.sheets] == ["Ann", "Bob", "Cem"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_delimiter(tmp_path, delimiter, encoding):
    place = tmp_path / "answers.csv"
    place.write_text(f"Learner{delimiter}Question{delimiter}Score\nÄnn{delimiter}q{delimiter}0.5\n", encoding=encoding)

    assert [(one.learner, one.score) for one in read_attempts(place).responses] == [("Änn", 0.5)]


BAD = {
    "learner,score\na,1\n": "has no column question",
    "learner,question,score\na,q,2\n": "line 2: the score 2 is not between 0 and 1",
    "learner,question,score\na,q,x\n": "line 2: score is 'x', which is not a number",
    "learner,question,score\n,q,1\n": "line 2: learner or question is empty",
    "learner,question,score\na,q,nan\n": "line 2: score is nan",
    '{"format": "other"}': "is not an export of progress",
    "{": "is not an export of progress",
    "": "has no column learner, question, score",
}


@pytest.mark.parametrize(("text", "sentence"), BAD.items(), ids=range(len(BAD)))
def test_what_holds_no_attempts_is_refused_in_a_sentence(tmp_path, text, sentence):
    place = tmp_path / "answers"
    place.write_text(text)

    with pytest.raises(NotAttempts, match=sentence):
        read_attempts(place)


def test_bytes_that_are_no_text(tmp_path):
    (tmp_path / "answers.csv").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(NotAttempts, match="byte 1 is not UTF-8"):
        read_attempts(tmp_path / "answers.csv")


def test_an_answer_names_what_was_chosen():
    question = Choice.model_validate(
        {
            "kind": "choice",
            "id": "x",
            "title": "X",
            "prompt": "?",
            "options": [{"text": "Heap", "correct": True}, {"text": "Stack", "correct": False}],
        }
    )
    parts = {"answers": [{"chosen": [1]}, {"text": " 4 KiB "}, None]}

    assert choices({"chosen": [1]}, question) == ("Stack",)
    assert choices({"chosen": [1, 7]}) == ("option 2", "option 8")
    assert choices({"outcome": "exit", "region": None, "reason": 0}) == ("outcome: exit", "reason: option 1")
    assert choices(parts) == ("(a) option 2", "(b) 4 KiB")
    assert choices({"placed": [{"region": "heap"}]}) == ()
    assert choices(None) == ()


def test_an_option_is_called_the_same_whatever_is_drawn_or_said_by_the_run():
    fields = {"kind": "choice", "id": "x", "title": "X", "prompt": "?", "program": "int main(void) { return ${n}; }\n"}
    question = Choice.model_validate(
        {
            **fields,
            "parameters": {"n": {"from": 2, "to": 9}},
            "probe": {"ask": "exit-code"},
            "options": [
                {"correct": True},
                {"text": "${n + 1}", "correct": False},
                {"misconception": "stack-grows-up"},
                {"is": 0},
            ],
        }
    )

    assert choices({"chosen": [0, 1, 2, 3]}, question) == ("what the run says", "${n + 1}", "The stack grows up", "0")


def test_a_table_gets_the_titles_of_the_questions_that_are_known(tmp_path):
    (tmp_path / "answers.csv").write_text("learner,question,score\nAnn,one,1\nAnn,other,1\n")
    library = Library((pack_of(true_or_false("one")),))

    found = from_files([tmp_path / "answers.csv"], questions_of(library))

    assert found.titles == {("", "one"): library.packs[0].question("one").title}


def test_the_command_with_a_table(tmp_path, capsys):
    place = tmp_path / "answers.csv"
    place.write_text(TABLE)

    assert main(["pack", "analyse", str(place), "--csv", str(tmp_path / "items.csv")]) == 0

    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("Midterm: 3 learners, 2 questions, mean 50.0%, deviation 40.8%, alpha 0.67")
    assert printed[3].split() == ["two", "3", "0.33", "0.50", "30"]
    rows = list(csv.DictReader(StringIO((tmp_path / "items.csv").read_text(encoding="utf-8-sig"))))
    assert [(row["question"], row["difficulty"], row["choices"]) for row in rows] == [
        ("one", "0.6667", "heap 67%; stack 33%"),
        ("two", "0.3333", "a 67%; b 33%"),
    ]
    assert rows[1]["misconceptions"] == "stack-grows-up 33%"


def test_the_command_as_json(tmp_path, capsys):
    place = tmp_path / "answers.csv"
    place.write_text(TABLE)

    assert main(["pack", "analyse", str(place), "--json"]) == 0

    printed = json.loads(capsys.readouterr().out)
    assert [question["question"] for question in printed["questions"]] == ["one", "two"]
    assert printed["exams"][0]["learners"] == 3


@pytest.mark.parametrize("arguments", [["nothing.csv"], []])
def test_without_answers(tmp_path, arguments, capsys):
    assert main(["--data-dir", str(tmp_path / "data"), "pack", "analyse", *arguments]) == 2
    assert capsys.readouterr().err.startswith("trainer pack analyse: ")


def sit(store, library, clock, name, rights):
    """Let a learner sit the exam of all questions, and answer the first ``rights`` of them rightly."""
    learner = store.learners.add(name, clock.now())
    blueprint = Blueprint(title="Midterm", sections=(Section(count=3, points=1),))
    sitting = begin_exam(store, library, learner, blueprint, 7, clock)
    for position in range(3):
        item, _ = sitting.show(position)
        (key,) = item.key().chosen
        sitting.answer(position, item.parse({"chosen": [key if position < rights else 1 - key]}))
        clock.forward(seconds=10)
    sitting.hand_in()


@pytest.fixture
def sat(tmp_path, clock):
    """Four learners sit an exam of three questions: 3, 2, 1 and 0 answers are right."""
    library = Library((pack_of(*(true_or_false(name) for name in ("one", "two", "three"))),))
    with open_store(tmp_path / "data") as store:
        for name, rights in (("Ann", 3), ("Bob", 2), ("Cem", 1), ("Dan", 0)):
            sit(store, library, clock, name, rights)
        store.export_progress(tmp_path / "progress.json", clock.now())
    return tmp_path


def test_an_export_of_progress(sat):
    found = read_attempts(sat / "progress.json")

    assert len(found.responses) == 12
    assert {sheet.title for sheet in found.sheets} == {"Midterm"}
    assert sorted(sum(sheet.scores.values()) for sheet in found.sheets) == [0.0, 1.0, 2.0, 3.0]
    assert found.titles[("basics", "one")] == "One"


def test_the_command_with_an_export_and_with_the_store_say_the_same(sat, capsys):
    assert main(["pack", "analyse", str(sat / "progress.json"), "--json"]) == 0
    of_file = json.loads(capsys.readouterr().out)
    assert main(["--data-dir", str(sat / "data"), "pack", "analyse", "--json", "--mode", "exam"]) == 0
    of_store = json.loads(capsys.readouterr().out)

    assert of_file == of_store
    assert of_file["exams"][0]["alpha"] == pytest.approx(0.75)
    assert sorted(question["difficulty"] for question in of_file["questions"]) == [0.25, 0.5, 0.75]


def test_the_same_file_twice_counts_once(sat, capsys):
    main(["pack", "analyse", str(sat / "progress.json"), str(sat / "progress.json"), "--json"])

    printed = json.loads(capsys.readouterr().out)
    assert {question["attempts"] for question in printed["questions"]} == {4}
