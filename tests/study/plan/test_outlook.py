"""What a plan leads to, and what it does not reach."""

from datetime import timedelta

import pytest

from trainer.study.plan import ExamPlan, keep_plan, outlook


@pytest.fixture
def look(store, learner, clock):
    def ahead(days, **values):
        return outlook(store, learner, ExamPlan(day=clock.today() + timedelta(days=days), **values), clock)

    return ahead


def test_what_is_not_reachable_is_said_first(course, look):
    course(basics=320)

    seen = look(4, new_per_day=40)

    assert (seen.unseen, seen.needed, seen.is_reachable) == (160, 80, False)
    assert seen.sentences[0] == (
        "320 new cards in 4 days at 40 a day: 160 will not have been seen. 80 a day would be enough to see all."
    )


def test_what_is_reachable_is_said_with_the_busiest_day(course, look):
    course(basics=60)

    seen = look(30, target=0.85)

    assert (seen.unseen, seen.below, seen.is_reachable) == (0, 0, True)
    assert "Your target can be reached; the busiest day has" in seen.sentences[-1]


def test_the_days_add_up_to_all_new_cards(course, look):
    course(basics=45)

    seen = look(10)

    assert [load.new for load in seen.days] == [5, 5, 5, 5, 5, 4, 4, 4, 4, 4]


def test_recall_on_the_day_is_that_of_the_cards_seen_by_then(course, look):
    course(basics=20)

    seen = look(20, target=0.9)

    assert 0.9 < seen.recall < 1
    assert seen.known == pytest.approx(seen.recall)
    assert seen.recall_untouched is None


def test_cards_never_seen_count_as_unknown(course, look):
    course(basics=100)

    seen = look(2, new_per_day=25)

    assert seen.known == pytest.approx(seen.recall / 2)


def test_doing_nothing_more_is_shown_beside_the_plan(course, look, study):
    study(course(basics=20))

    seen = look(60)

    assert seen.recall_untouched < seen.recall


def test_too_few_reviews_a_day_leave_cards_under_the_target(course, look, study, clock):
    library = course(basics=60)
    for _ in range(3):
        study(library)
        clock.forward(days=1)

    seen = look(30, reviews_per_day=1)

    assert seen.below > 0
    assert any("At 1 review a day" in sentence for sentence in seen.sentences)


def test_the_same_question_gets_the_same_answer(course, look):
    course(basics=50)

    assert look(30) == look(30)


def test_an_exam_today_has_no_day_left(course, look):
    course(basics=10)

    assert look(0).sentences == ("The exam is on 2 March 2026: there is no day left to study before it.",)


def test_an_empty_collection_has_an_outlook(look):
    seen = look(5)

    assert (seen.cards, seen.recall, seen.known) == (0, None, 0)


def test_following_the_plan_leads_where_the_outlook_said(course, look, study, store, learner, clock):
    library = course(basics=40)
    plan = ExamPlan(day=clock.today() + timedelta(days=12), target=0.95)
    keep_plan(store, learner, plan)
    first = look(12, target=0.95)

    for _ in range(12):
        study(library)
        clock.forward(days=1)

    last = outlook(store, learner, plan, clock)
    assert first.unseen == 0
    assert last.recall_untouched == pytest.approx(first.recall, abs=0.03)
    assert last.recall_untouched > 0.95
