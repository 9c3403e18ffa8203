"""The data of an exam paper: shuffling, points, keys."""

import pytest

from trainer.packs import read_pack
from trainer.packs.portable import AskedError
from trainer.packs.printing.paper import Settings, paper

QUESTIONS = """\
- id: where
  kind: choice
  title: Where
  platform: textbook
  prompt: Where does `p` point?
  program: small.c
  options:
    - {text: Heap, correct: true, feedback: Yes.}
    - {text: Stack, correct: false}
    - {text: BSS, correct: false}
    - {text: Data, correct: false}
- id: layout
  kind: layout
  title: Layout
  platform: textbook
  prompt: Build it.
  regions: [main-stack, heap, bss, text]
  distractors: [arena]
  given: [text]
  attributes: [permissions]
- id: size
  kind: number
  title: A page
  platform: textbook
  prompt: How large is a page?
  unit: bytes
  answer: 4 KiB
  misses: [{value: 4000, feedback: Not decimal.}]
- id: truth
  kind: choice
  mode: true-false
  title: Truth
  platform: textbook
  prompt: malloc zeroes.
  correct: false
- id: card
  kind: flashcard
  title: Card
  platform: textbook
  prompt: What is in the BSS?
  back: Zeros.
"""


@pytest.fixture
def made(pack):
    found = read_pack(pack({"questions/all.yaml": QUESTIONS}))

    def make(**settings):
        return paper(found, found.questions, Settings(**settings))

    return make


def ids(version):
    return [question["id"] for question in version["questions"]]


def question(data, name, version=0):
    return next(one for one in data["versions"][version]["questions"] if one["id"] == name)


def test_one_version_keeps_the_order_of_the_pack(made):
    data = made()

    assert ids(data["versions"][0]) == ["where", "layout", "size", "truth", "card"]
    assert data["versions"][0]["letter"] == ""


def test_versions_differ_in_order_and_options(made):
    data = made(versions=3)

    orders = {tuple(ids(version)) for version in data["versions"]}
    options = {question(data, "where", number)["parts"][0]["short"] for number in range(3)}
    assert [version["letter"] for version in data["versions"]] == ["A", "B", "C"]
    assert len(orders) > 1
    assert len(options) > 1
    assert all(sorted(order) == sorted(next(iter(orders))) for order in orders)


def test_the_same_seed_gives_the_same_paper(made):
    assert made(versions=2, seed=7) == made(versions=2, seed=7)
    assert made(versions=2, seed=7) != made(versions=2, seed=8)


def test_the_order_of_questions_can_be_kept(made):
    data = made(versions=3, keep_order=True)

    assert {tuple(ids(version)) for version in data["versions"]} == {("where", "layout", "size", "truth", "card")}


def test_points_go_by_what_there_is_to_answer(made):
    data = made()

    assert [one["points"] for one in data["versions"][0]["questions"]] == [1, 4, 1, 1, 1]
    assert data["points"] == 8
    assert made(points=2)["points"] == 10


def test_letters_of_the_key_belong_to_the_right_options(made):
    part = question(made(seed=3), "where")["parts"][0]

    right = [option["letter"] for option in part["options"] if option["right"]]
    assert right == [part["short"]]
    assert [option["letter"] for option in part["options"]] == ["A", "B", "C", "D"]


def test_a_layout_is_a_column_with_the_given_regions_in_place(made):
    column, grid = question(made(), "layout")["parts"]

    assert column["kind"] == "column"
    assert [box["given"] for box in column["boxes"]] == [False, False, False, True]
    assert sorted(entry["text"][0]["s"] for entry in column["offered"]) == [
        "BSS",
        "Heap",
        "Main thread stack",
        "Malloc arena",
    ]
    offered = {entry["text"][0]["s"]: entry["letter"] for entry in column["offered"]}
    assert column["short"].split() == [offered[name] for name in ("Main thread stack", "Heap", "BSS")]
    assert grid["kind"] == "grid"


def test_given_entries_have_their_letters_and_all_right_orders_are_in_the_key(pack):
    text = """\
- id: either
  kind: ordering
  title: Either
  platform: textbook
  prompt: Order them.
  given: [end]
  orders: [[[a, b, c, d, end]], [[c, d, a, b, end]]]
  entries: [{text: A1, name: a}, {text: A2, name: b}, {text: B1, name: c}, {text: B2, name: d}, {text: End, name: end}]
"""
    found = read_pack(pack({"questions/all.yaml": text}))
    part = question(paper(found, found.questions, Settings(key=True)), "either")["parts"][0]

    letters = {entry["text"][0]["s"]: entry["letter"] for entry in part["offered"]}
    assert [box["letter"] for box in part["boxes"] if box["given"]] == [letters["End"]]
    assert part["short"] == " or ".join(
        " ".join(letters[name] for name in order)
        for order in (("A1", "A2", "B1", "B2", "End"), ("B1", "B2", "A1", "A2", "End"))
    )


def test_rows_do_not_tell_the_order_that_is_asked(made):
    rows = [row["text"][0]["s"] for row in question(made(), "layout")["parts"][1]["rows"]]

    assert rows == sorted(rows)


def test_programs_have_line_numbers_and_explanations_only_with_the_key(made):
    clean, key = question(made(), "where"), question(made(key=True), "where")

    assert [entry["n"] for entry in clean["program"]] == list(range(1, 9))
    assert clean["explanation"] == []
    assert question(made(key=True), "size")["parts"][0]["key"] == "4 KiB (4096 bytes)"
    assert key["parts"][0]["options"][0]["letter"] == "A"


def test_a_question_that_the_engine_refuses_is_named(pack):
    found = read_pack(pack({"questions/all.yaml": QUESTIONS.replace("correct: true", "correct: false")}))

    with pytest.raises(AskedError, match="where: "):
        paper(found, found.questions, Settings())
