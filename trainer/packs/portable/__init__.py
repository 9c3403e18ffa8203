"""Questions as other programs and paper can ask them: nothing to run, the key written down."""

from trainer.packs.portable.asked import AskedError, asked, variants
from trainer.packs.portable.model import (
    Cell,
    Choice,
    Gaps,
    Matching,
    Number,
    Option,
    Ordering,
    Part,
    Pointing,
    Portable,
    Recall,
    Table,
    Text,
    texts_of,
    whole_shares,
)
from trainer.packs.portable.plainer import matching_as_choices, without_pictures, without_tables

__all__ = [
    "AskedError",
    "Cell",
    "Choice",
    "Gaps",
    "Matching",
    "Number",
    "Option",
    "Ordering",
    "Part",
    "Pointing",
    "Portable",
    "Recall",
    "Table",
    "Text",
    "asked",
    "matching_as_choices",
    "texts_of",
    "variants",
    "whole_shares",
    "without_pictures",
    "without_tables",
]
