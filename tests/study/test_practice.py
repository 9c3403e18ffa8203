"""Practice asks what the learner chooses and leaves the schedule alone unless told otherwise."""

import pytest
from study_fakes import pack_of, true_or_false

from trainer.packs import Library
from trainer.questions.choice import Choice, ChoiceAnswer, ChoiceOption
from trainer.questions.misconceptions import MISCONCEPTIONS
from trainer.store import LEECH, Mode
from trainer.study.practice import practice
from trainer.study.review import ReviewSession
from trainer.study.selection import Selection


@pytest.fixture
def start(store, library, learner, clock):
    def begin(counts=False, **choice):
        return practice(store, library, learner, clock, Selection(**choice), counts=counts)

    return begin


def ids(session, answer):
    asked = []
    while session.next():
        asked.append(session.item.question.id)
        session.submit(answer(session), 12)
    return sorted(asked)


def test_all_cards_are_asked_once(start, right):
    assert ids(start(), right) == ["brk", "one", "three", "two"]


def test_a_topic_takes_in_the_topics_under_it(start, right):
    assert ids(start(topic="stack"), right) == ["two"]


def test_a_pack_that_does_not_exist_has_no_cards(start, right):
    assert ids(start(pack="other"), right) == []


def test_mistakes_are_the_cards_answered_badly_last_time(start, right, wrong):
    session = start()
    while session.next():
        session.submit((wrong if session.item.question.id == "two" else right)(session), 12)

    assert ids(start(mistakes=True), right) == ["two"]
    assert ids(start(mistakes=True), right) == []


def test_questions_can_be_chosen_by_name(start, right):
    assert ids(start(questions=(("basics", "three"), ("basics", "gone"))), right) == ["three"]


def test_flagged_cards_can_be_practised(start, store, learner, right):
    start()
    store.cards.flag(learner.id, 2, 1)

    assert ids(start(flagged=True), right) == ["two"]


def test_leeches_can_be_practised(start, store, learner, right, answer_at):
    start()
    for _ in range(LEECH):
        answer_at("two", rating=1, predicted=0.9)

    assert ids(start(leeches=True), right) == ["two"]


def test_a_misconception_that_was_shown_can_be_practised(store, learner, clock, right):
    (name, *_) = MISCONCEPTIONS
    options = (ChoiceOption(text="so it is", correct=True), ChoiceOption(text="as many think", misconception=name))
    question = Choice(kind="choice", id="popular", title="?", prompt="?", options=options)
    library = Library((pack_of(question, true_or_false("other")),))
    session = practice(store, library, learner, clock, Selection(questions=(("basics", "popular"),)))
    session.next()
    session.submit(ChoiceAnswer(chosen=(1,)), 12)

    again = practice(store, library, learner, clock, Selection(misconception=name))

    assert store.misconceptions.counts(learner.id) == [(name, 1)]
    assert ids(again, right) == ["popular"]


def test_practice_does_not_move_the_cards(start, store, learner, right):
    session = start()
    before = store.cards.new(learner.id, 10)
    session.next()

    feedback = session.submit(right(session), 12)

    assert (feedback.interval, feedback.next_due, session.intervals()) == ("", None, {})
    (attempt,) = store.log.history(learner.id, session.card.question)
    assert (attempt.mode, attempt.counts) == (Mode.PRACTICE, False)
    assert [card.memory for card in store.cards.new(learner.id, 10)] == [card.memory for card in before]


def test_practice_that_does_not_count_says_so_instead_of_a_rating(start, right):
    session = start(topic="stack")
    session.next()

    feedback = session.submit(right(session), 12)

    assert feedback.why.startswith("100 % of the points, in good time (12 s;")
    assert feedback.schedule == "This practice leaves your schedule as it is."


def test_practice_that_counts_moves_the_cards(start, store, learner, right):
    session = start(counts=True)
    session.next()

    session.submit(right(session), 12)

    assert store.cards.get(learner.id, session.card.question).reviews == 1


def test_an_answer_taken_back_is_asked_again(start, right):
    session = start()
    first = session.next().question.id
    session.submit(right(session), 12)
    session.next()

    assert session.undo().question.id == first
    assert first in ids(session, right)


def test_what_is_left(start, right):
    session = start()
    session.next()
    session.submit(right(session), 12)

    assert session.remaining().review == 3


def test_reviews_go_on_where_they_were(start, store, library, learner, clock, right):
    ids(start(), right)

    assert ReviewSession(store, library, learner, clock).next().question.id == "one"
