"""What holds for all kinds, and what the schemas refuse."""

import subprocess
import sys

import pytest
from pydantic import ValidationError

from trainer.engine.platforms import PLATFORMS
from trainer.questions import KINDS, QuestionError
from trainer.questions.explain import COMPARED
from trainer.questions.regions import ROWS
from trainer.questions.topics import (
    OUTCOME_TOPICS,
    PROTECTION_TOPICS,
    REGION_TOPICS,
    TOPICS,
    region_of,
    topic_of,
    topic_title,
)


def test_each_kind_is_registered_under_its_name():
    assert {name: kind.model_fields["kind"].annotation.__args__ for name, kind in KINDS.items()} == {
        name: (name,) for name in KINDS
    }


def test_platforms_are_compared_with_platforms_that_exist():
    assert set(COMPARED) | set(COMPARED.values()) <= set(PLATFORMS)


def test_topics_mirror_the_textbook():
    assert (len(ROWS), len(REGION_TOPICS), len(PROTECTION_TOPICS), len(OUTCOME_TOPICS)) == (13, 13, 3, 3)


def test_every_topic_has_a_parent_in_the_tree():
    assert {name.rpartition(".")[0] for name in TOPICS} - {""} <= set(TOPICS)


def test_each_textbook_region_has_a_topic():
    assert [region_of(topic_of(row.kind)) for row in ROWS] == [row.kind for row in ROWS]
    assert topic_of("args-env") == "region.arguments"


@pytest.mark.parametrize("topic", ["region", "region.", "region.sea", "malloc.heap", "week-3", ""])
def test_other_topics_are_about_no_region(topic):
    assert region_of(topic) == ""


def test_a_foreign_topic_is_its_own_title():
    assert topic_title("region.heap") == "Heap"
    assert topic_title("week-3") == "week-3"


@pytest.mark.parametrize("identifier", ["", "Heap", "a b", "../a", "a/b", "a--b", "-a", "a" * 90, "ä"])
def test_ids_are_plain_words(make, identifier):
    with pytest.raises(ValidationError):
        make("flashcard", back="x", id=identifier)


def test_a_misspelt_key_is_not_ignored(make):
    with pytest.raises(ValidationError, match="promt"):
        make("flashcard", back="x", promt="y")


def test_an_unknown_platform_is_named_when_the_program_is_run(make):
    with pytest.raises(QuestionError, match="no platform 'vax'"):
        make("scenario", platform="vax", program="int main(void) { return 0; }").prepare()


def test_a_program_that_never_ends_is_refused_where_that_is_not_the_question(make):
    question = make("choice", mode="true-false", correct=True, program="int main(void) { for (;;) ; }")

    with pytest.raises(QuestionError, match="stopped before its end") as refused:
        question.prepare()

    assert refused.value.location == ("program",)


def test_questions_import_no_engine_and_no_qt():
    code = (
        "import sys, trainer.questions\n"
        "heavy = {'trainer.engine.execution', 'pycparser', 'greenlet', 'PySide6', 'sqlalchemy'}\n"
        "print(*sorted(heavy & set(sys.modules)))"
    )

    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert output.stdout.strip() == ""
