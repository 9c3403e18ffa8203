"""Drafts: what a pack would be if what stands in the editor were saved."""

import pytest

from trainer.packs.drafts import read_draft
from trainer.packs.new import create_pack

FILE = "questions/examples.yaml"


@pytest.fixture
def pack(tmp_path):
    create_pack(tmp_path / "my-pack", {})
    return tmp_path / "my-pack"


def test_the_question_at_the_line_is_made_ready(pack):
    text = (pack / FILE).read_text()
    draft = read_draft(pack, {}, FILE, text.count("\n"), 0)

    assert draft.item is not None
    assert draft.chosen == draft.questions[-1].id


def test_a_draft_is_read_without_being_saved(pack):
    text = (pack / FILE).read_text()
    title = read_draft(pack, {}, FILE, 1, 0).questions[0].title

    draft = read_draft(pack, {FILE: text.replace(f"title: {title}", "title: Better", 1)}, FILE, 1, 0)

    assert draft.questions[0].title == "Better"
    assert (pack / FILE).read_text() == text


def test_problems_have_their_line(pack):
    lines = (pack / FILE).read_text().splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith("  title: "))
    lines[number] = "  titel: What free does"

    draft = read_draft(pack, {FILE: "\n".join(lines)}, FILE, 1, 0)

    assert (number + 1, 3) in [(problem.line, problem.column) for problem in draft.problems]


def test_a_question_with_a_mistake_is_not_taken_for_its_neighbour(pack):
    text = (pack / FILE).read_text().replace("kind: number", "kind: nmber", 1)
    line = text[: text.index("kind: nmber")].count("\n") + 1

    draft = read_draft(pack, {FILE: text}, FILE, line, 0)

    assert (draft.chosen, draft.item) == ("example-number", None)
    assert [(problem.line, problem.column) for problem in draft.problems] == [(line, 3)]


def test_the_program_of_the_question_is_named(pack):
    text = (pack / FILE).read_text()
    line = text[: text.index("program: blocks.c")].count("\n") + 1

    assert read_draft(pack, {}, FILE, line, 0).program == str(pack / "programs" / "blocks.c")


def test_text_that_is_not_yaml_is_a_problem_and_no_traceback(pack):
    draft = read_draft(pack, {FILE: "- id: [\n"}, FILE, 1, 0)

    assert draft.item is None
    assert draft.problem == "There is no question in this file that can be asked."
    assert draft.problems
