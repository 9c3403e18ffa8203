"""Words to be written: alone, or into the blanks of a text."""

import re

from trainer.packs.portable.model import Gaps, Made, Text, gap_mark, without_marks
from trainer.questions.accepting import Accepted
from trainer.questions.cloze import PLACE, ClozeItem
from trainer.questions.text import TextItem

_SLIPS = ["half the credit for a slip of spelling"]


def word(item: TextItem) -> Made:
    """Return a text to be written."""
    return [_text(item.accepted)], list(_SLIPS)


def gaps(item: ClozeItem) -> Made:
    """Return a text, or code, with blanks."""
    names = {name: number for number, name in enumerate(item.accepted)}
    body = PLACE.sub(lambda found: gap_mark(names[found[1]]), without_marks(item.question.body))
    texts = tuple(_text(accepted) for accepted in item.accepted.values())
    return [Gaps(text=body.strip("\n"), code=item.question.code is not None, gaps=texts)], list(_SLIPS)


def _text(accepted: Accepted) -> Text:
    blank = accepted.blank
    return Text(
        accepted=tuple(dict.fromkeys(re.sub(r"\s+", " ", text.strip()) for text in accepted.texts)),
        patterns=blank.patterns,
        case_sensitive=blank.case,
        misses=tuple((known.text, known.feedback.strip()) for known in blank.misses),
    )
