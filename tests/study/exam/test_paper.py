"""Drawing papers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from study_fakes import pack_of, true_or_false

from trainer.packs import Library
from trainer.study.exam import Blueprint, Section, TooFewQuestions, begin_exam
from trainer.study.exam.paper import Supply, draw, supplies


def names(paper):
    return [task.question for task in paper.tasks]


def test_every_section_gets_what_it_asks_for(blueprint, library):
    paper = draw(blueprint, library, seed=7)

    assert [name.split("-")[0] for name in names(paper)] == ["heap", "heap", "stack", "stack"]
    assert [task.points for task in paper.tasks] == [3, 3, 1, 1]


def test_the_seed_makes_the_same_paper_again(blueprint, library):
    assert draw(blueprint, library, seed=7) == draw(blueprint, library, seed=7)


def test_another_seed_makes_another_paper(blueprint, library):
    assert len({tuple(names(draw(blueprint, library, seed))) for seed in range(20)}) > 10


def test_the_paper_of_a_seed_stays_the_same_in_later_versions(blueprint, library):
    assert names(draw(blueprint, library, seed=7)) == ["heap-0", "heap-4", "stack-2", "stack-3"]


def test_a_topic_takes_in_those_under_it_but_not_its_namesakes():
    library = Library((pack_of(true_or_false("one", ("heap.bins",)), true_or_false("two", ("heaps",))),))

    paper = draw(Blueprint(title="T", sections=(Section(count=1, topics=("heap",)),)), library, seed=1)

    assert names(paper) == ["one"]


def test_no_question_is_asked_twice(library):
    everything = Blueprint(title="All", sections=(Section(count=4), Section(count=5)))

    assert len(set(names(draw(everything, library, seed=3)))) == 9


@given(seed=st.integers())
def test_a_wide_section_leaves_a_narrow_one_what_only_that_can_take(seed):
    library = Library(
        (pack_of(*(true_or_false(f"q-{number}") for number in range(5)), true_or_false("rare", ("tls",))),)
    )
    blueprint = Blueprint(title="T", sections=(Section(count=5), Section(count=1, topics=("tls",))))

    assert names(draw(blueprint, library, seed))[-1] == "rare"


def test_too_few_questions_are_named_with_the_part_that_lacks_them(library):
    greedy = Blueprint(title="T", sections=(Section(count=1), Section(count=9, topics=("stack",), kinds=("choice",))))

    with pytest.raises(TooFewQuestions, match="Part 2 of the exam asks for 9 × choice on stack; the packs have 4"):
        draw(greedy, library, seed=1)


def test_the_supply_of_a_section_counts_what_others_take(library):
    sections = (Section(count=4, topics=("stack",)), Section(count=2, topics=("stack",)), Section(count=1))

    assert supplies(sections, library) == (Supply(4, 4), Supply(4, 0), Supply(9, 1))


def test_a_question_that_cannot_be_asked_is_left_out_of_the_paper(store, learner, clock):
    sound = true_or_false("sound")
    broken = sound.model_copy(update={"id": "broken", "program": "int main("})
    library = Library((pack_of(broken, sound),))
    blueprint = Blueprint(title="T", sections=(Section(count=1),))

    papers = [begin_exam(store, library, learner, blueprint, seed, clock).paper for seed in range(6)]

    assert {tuple(names(paper)) for paper in papers} == {("sound",)}
