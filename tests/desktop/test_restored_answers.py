"""An answer that was given before is shown as it was: the key of a question, restored, is the key."""

import pytest

from trainer.desktop.answers import WIDGETS
from trainer.packs import builtin_packs, read_pack

QUESTIONS = {question.kind: question for question in read_pack(builtin_packs() / "memory-layout").questions}


@pytest.mark.parametrize("kind", sorted(QUESTIONS))
def test_the_key_survives_being_restored(kind, theme, show):
    item = QUESTIONS[kind].prepare(seed=3)
    widget = WIDGETS[kind](theme, item)
    show(widget)

    widget.restore(item.key())

    assert item.score(widget.answer()) == pytest.approx(1)
