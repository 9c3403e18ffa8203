"""A sitting: what is asked, what an answer leads to, what can be taken back."""

import json
from uuid import uuid4

import pytest
from fsrs import Rating
from study_fakes import pack_of, true_or_false

from trainer.packs import Library
from trainer.questions.errors import KeyRefuted
from trainer.questions.ordering import Ordering, OrderingAnswer
from trainer.store import CardState, Mode, QueueCounts
from trainer.study.preferences import Preferences
from trainer.study.review import ReviewSession
from trainer.study.summary import Answered, Summary, TopicScore


def ask_all(session, right):
    """Answer everything that is asked, at once; return the ids in their order."""
    asked = []
    while session.next():
        asked.append(session.item.question.id)
        session.submit(right(session), 12)
    return asked


def test_new_cards_are_asked_in_the_order_of_the_pack(session):
    assert session.next().question.id == "one"


def test_an_answer_is_on_disk_before_its_feedback(session, store, learner, right):
    session.next()

    session.submit(right(session), 12.5)

    (attempt,) = store.log.history(learner.id, session.card.question)
    assert (attempt.score, attempt.seconds, attempt.mode) == (1.0, 12.5, Mode.REVIEW)
    assert session.item.parse(json.loads(attempt.answer)) == right(session)


def test_feedback_says_what_was_right_why_it_was_rated_so_and_when_it_comes_back(session, right, clock):
    session.next()

    feedback = session.submit(right(session), 12)

    assert feedback.grade.score == 1
    assert (feedback.rating, feedback.why) == (
        Rating.Good,
        "Good: 100 % of the points, in good time (12 s; usual are 25 s).",
    )
    assert feedback.interval == "10 minutes"
    assert feedback.next_due > clock.now()


def test_marks_that_were_lost_are_kept(session, store, learner, wrong):
    session.next()

    session.submit(wrong(session), 12)

    (attempt,) = store.log.history(learner.id, session.card.question)
    assert attempt.score == 0
    assert attempt.marks.startswith("[[")


def test_a_question_is_answered_once(session, right):
    session.next()
    session.submit(right(session), 12)

    with pytest.raises(RuntimeError, match="no open question"):
        session.submit(right(session), 12)


def test_a_forgotten_card_comes_back_in_the_same_sitting(session, right, wrong, clock):
    session.next()
    session.submit(wrong(session), 12)
    forgotten = session.item.question.id
    clock.forward(minutes=2)

    assert session.next().question.id == forgotten


def test_cards_in_learning_are_waited_for_only_when_nothing_else_is_left(session, right):
    assert ask_all(session, right)[:4] == ["one", "two", "three", "brk"]


def test_a_sitting_ends_when_every_card_is_learned_for_today(session, right):
    asked = ask_all(session, right)

    assert sorted(asked) == ["brk", "brk", "one", "one", "three", "three", "two", "two"]
    assert session.remaining() == QueueCounts(0, 0, 0)


def test_a_sitting_is_continued_after_a_restart(store, library, learner, clock, right):
    first = ReviewSession(store, library, learner, clock)
    first.next()
    first.submit(right(first), 12)

    second = ReviewSession(store, library, learner, clock)

    assert second.next().question.id == "two"


def test_only_so_many_new_cards_a_day(store, library, learner, clock, right):
    Preferences(new_per_day=1).save(store, learner)

    asked = ask_all(ReviewSession(store, library, learner, clock), right)
    clock.forward(days=1)
    tomorrow = ask_all(ReviewSession(store, library, learner, clock), right)

    assert set(asked) == {"one"}
    assert "two" in tomorrow
    assert "three" not in tomorrow


def test_a_review_is_due_from_the_morning_of_its_day(store, library, learner, clock, right):
    session = ReviewSession(store, library, learner, clock)
    session.next()
    due = session.submit(right(session), 3).next_due  # quick, so Easy
    clock.moment = due

    assert ReviewSession(store, library, learner, clock).next().question.id == "one"


def test_the_learner_rates_a_flashcard(session, store, learner, right):
    while session.next().question.id != "brk":
        session.submit(right(session), 12)

    shown = session.intervals()
    feedback = session.submit(session.item.question.answer_model(recall="hard"), 5)

    assert feedback.rating == Rating.Hard
    assert feedback.interval == shown[Rating.Hard]
    assert list(shown) == [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy]


def test_the_learner_may_overrule_the_rating(session, store, learner, wrong):
    session.next()
    session.submit(wrong(session), 12)

    feedback = session.overrule(Rating.Easy)

    assert (feedback.rating, feedback.why) == (Rating.Easy, "Easy: your own rating.")
    assert store.cards.get(learner.id, session.card.question).memory.state == CardState.REVIEW
    assert session.summary().ratings == {Rating.Easy: 1}


def test_undo_asks_the_same_question_again(session, store, learner, wrong):
    session.next()
    session.submit(wrong(session), 12)
    seed = session.seed

    item = session.undo()

    assert (item.question.id, session.seed) == ("one", seed)
    assert session.summary().answered == 0
    assert store.cards.get(learner.id, session.card.question).memory.state == CardState.NEW


def test_undo_reaches_back_over_a_restart_and_the_last_card(store, library, learner, clock, right):
    asked = ask_all(ReviewSession(store, library, learner, clock), right)

    later = ReviewSession(store, library, learner, clock)
    taken_back = [later.undo().question.id for _ in asked]

    assert taken_back == asked[::-1]
    assert later.undo() is None


def test_redo_lets_the_answer_stand_again(session, store, learner, wrong):
    session.next()
    session.submit(wrong(session), 12)
    question = session.card.question
    after = store.cards.get(learner.id, question)
    session.undo()

    attempt = session.redo()

    assert attempt.question == question
    assert store.cards.get(learner.id, question) == after
    assert session.summary().answered == 1
    assert session.next().question.id == "two"
    assert session.redo() is None


def test_a_suspended_card_is_not_asked_again(session, store, library, learner, clock):
    session.next()
    session.suspend()

    assert session.next().question.id == "two"
    assert ReviewSession(store, library, learner, clock).next().question.id == "two"


def test_a_seed_is_the_same_after_a_crash_and_another_at_the_next_asking(store, library, learner, clock, right):
    first, after_crash = (ReviewSession(store, library, learner, clock) for _ in range(2))
    first.next()
    after_crash.next()
    assert first.seed == after_crash.seed

    seed = first.seed
    first.submit(right(first), 12)
    clock.forward(minutes=30)
    first.next()
    assert (first.item.question.id, first.seed != seed) == ("one", True)


def test_a_question_that_cannot_be_prepared_is_left_out_and_named(store, learner, clock, monkeypatch):
    def refuted(self, seed=0):
        raise KeyRefuted("the pointer is in the heap")

    question = true_or_false("broken")
    monkeypatch.setattr(type(question), "prepare", refuted)
    session = ReviewSession(store, Library((pack_of(question),)), learner, clock)

    assert session.next() is None
    assert session.broken == ["basics/broken cannot be asked: the pointer is in the heap."]


def test_a_skipped_question_is_not_asked_again_in_this_sitting(session):
    session.next()
    session.skip()

    assert session.next().question.id == "two"


def test_a_question_that_left_its_pack_is_not_asked_and_comes_back_with_its_memory(
    store, library, learner, clock, right
):
    session = ReviewSession(store, library, learner, clock)
    session.next()
    session.submit(right(session), 3)
    (pack,) = library.packs
    without = Library((pack_of(*pack.questions[1:]),))
    clock.forward(days=60)

    assert ReviewSession(store, without, learner, clock).next().question.id == "two"
    assert ReviewSession(store, library, learner, clock).next().question.id == "one"


def test_the_summary_adds_up(session, right, wrong, clock):
    session.next()
    session.submit(right(session), 10)
    session.next()
    session.submit(wrong(session), 20)

    summary = session.summary()

    assert (summary.answered, summary.correct, summary.score, summary.seconds) == (2, 1, 0.5, 30)


def test_the_topics_that_lost_points_are_told_the_weakest_first():
    def answered(score, *topics):
        return Answered(uuid4(), ("pack", "q"), "Q", topics, score, 5.0, Rating.Good, "")

    summary = Summary((answered(1.0, "heap", "stack"), answered(0.5, "heap"), answered(0.0, "mmap")))

    assert summary.weak_topics == (TopicScore("mmap", 0.0, 1), TopicScore("heap", 0.75, 2))


@pytest.mark.parametrize(
    ("order", "rating"), [((0, 1, 2, 3), Rating.Good), ((0, 1, 3, 2), Rating.Hard), ((3, 2, 0, 1), Rating.Again)]
)
def test_a_list_is_learned_in_its_order_and_partly_known_comes_back_sooner(store, learner, clock, order, rating):
    steps = [{"text": text} for text in ("preprocess", "compile", "assemble", "link")]
    steps_in_order = Ordering(kind="ordering", id="steps", title="Steps", prompt="?", stated=True, entries=steps)
    session = ReviewSession(store, Library((pack_of(steps_in_order),)), learner, clock)
    session.next()

    feedback = session.submit(OrderingAnswer(order=order), 45)

    assert feedback.rating is rating
