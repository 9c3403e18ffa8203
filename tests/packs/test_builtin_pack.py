"""The built-in pack: every key is what the engine says, and the textbook is covered."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from trainer.packs import builtin_packs, check_pack, read_pack
from trainer.questions import KINDS
from trainer.questions.regions import ROWS
from trainer.questions.topics import OUTCOME_TOPICS, PROTECTION_TOPICS, REGION_TOPICS, TOPICS

PACK = read_pack(builtin_packs() / "memory-layout")
KEYS = json.loads((Path(__file__).parent / "memory_layout_keys.json").read_text(encoding="utf-8"))
"""Every key in words, as it was reviewed against the textbook and against measurements of Linux."""


@pytest.fixture(params=PACK.questions, ids=lambda question: question.id)
def question(request):
    return request.param


def test_the_pack_passes_its_own_check():
    assert check_pack(PACK.path).problems == []


def test_the_key_is_the_one_that_was_reviewed(question):
    if question.kind != "flashcard":
        assert question.prepare().key_text() == KEYS[question.id]


def test_the_key_scores_one_and_the_untouched_answer_zero(question):
    item = question.prepare(seed=3)

    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0


def test_regions_of_the_textbook_have_the_attributes_of_its_table():
    item = PACK.question("layout-thirteen-regions").prepare()

    built = [(slot.kind, slot.permissions, slot.sharing, slot.growth) for slot in item.layout.slots]

    assert built == [(row.kind, row.permissions, row.sharing, row.growth) for row in ROWS]


def test_an_answer_survives_storage(question):
    item = question.prepare()

    stored = json.dumps(item.key().model_dump(mode="json"))

    assert item.parse(json.loads(stored)) == item.key()


def test_something_is_explained(question):
    item = question.prepare()

    assert item.explanation() or item.question.kind in ("layout", "flashcard") or item.run is None


def test_every_topic_of_the_textbook_is_asked_in_two_kinds_at_least():
    kinds = defaultdict(set)
    for question in PACK.questions:
        for topic in question.topics:
            kinds[topic].add(question.kind)

    wanted = {**REGION_TOPICS, **PROTECTION_TOPICS, **OUTCOME_TOPICS}
    assert {topic for topic in wanted if len(kinds[topic]) < 2} == set()


def test_every_topic_of_the_textbook_has_a_question_that_is_drawn_anew():
    drawn = [question for question in PACK.questions if question.template is not None]

    wanted = {**REGION_TOPICS, **PROTECTION_TOPICS, **OUTCOME_TOPICS}
    assert set(wanted) - {topic for question in drawn for topic in question.topics} == set()
    assert len({question.kind for question in drawn}) >= 8


def test_all_topics_are_in_the_tree():
    assert {topic for question in PACK.questions for topic in question.topics} <= set(TOPICS)


def test_there_are_enough_questions_of_every_kind():
    counts = defaultdict(int)
    for question in PACK.questions:
        counts[question.kind] += 1

    assert len(PACK.questions) >= 50
    assert min(number for kind, number in counts.items() if kind != "parts") >= 8
    assert set(counts) == set(KINDS)


def test_every_program_is_used():
    used = {Path(origin.program_file).name for origin in PACK.origins.values() if origin.program_file}

    assert {file.name for file in (PACK.path / "programs").iterdir()} == used


def test_the_feedback_of_the_first_128_kb_says_that_it_stays_in_the_heap():
    item = PACK.question("linux-first-128k").prepare()

    explanation = item.explanation()

    assert item.key_text() == "Heap"
    assert "the first `malloc(131072)` stays in the heap" in explanation
    assert "cut from the top chunk" in explanation


def test_the_textbook_is_named_where_linux_differs():
    explanation = PACK.question("linux-just-over").prepare().explanation()

    assert "The textbook process" in explanation
    assert "larger than 131,072 bytes" in explanation


@pytest.mark.parametrize(
    ("question", "name"),
    [(question, name) for question in PACK.questions for name in question.misconceptions],
    ids=lambda value: getattr(value, "id", value),
)
def test_an_answer_that_follows_from_a_misconception_is_recognised(question, name):
    items = [question.prepare(seed) for seed in range(20 if question.template is not None else 1)]
    wrong = [
        (item, believer.key())
        for item in items
        if (believer := item.believer(name)) is not None and item.score(believer.key()) < 1
    ]

    assert wrong
    assert all(name in item.grade(answer).misconceptions for item, answer in wrong)
