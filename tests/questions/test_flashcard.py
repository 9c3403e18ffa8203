"""Flashcards are graded by the learner; what they state may be checked by a run."""

import pytest

from trainer.questions import KeyRefuted
from trainer.questions.flashcard import FlashcardAnswer


@pytest.mark.parametrize(
    ("recall", "score"), [("again", 0.0), ("hard", 0.6), ("good", 1.0), ("easy", 1.0), (None, 0.0)]
)
def test_the_score_is_what_the_learner_says(prepare, recall, score):
    card = prepare("flashcard", back="rw-")

    assert card.grade(FlashcardAnswer(recall=recall)).score == score


def test_a_card_without_facts_needs_no_run(prepare):
    assert prepare("flashcard", back="rw-").run is None


def test_evidence_is_shown_below_the_back(prepare):
    card = prepare("flashcard", back="rw-", show=[{"ask": "region-permissions", "region": "heap"}])

    assert "Heap: `rw-`." in card.explanation()


def test_a_fact_that_the_run_denies_is_refuted(make):
    check = {"probe": {"ask": "region-permissions", "region": "text"}, "is": "rwx"}
    card = make("flashcard", back="Code can be changed.", checks=[check])

    with pytest.raises(KeyRefuted, match="r-x") as refuted:
        card.prepare()

    assert refuted.value.location == ("checks", 0, "is")
