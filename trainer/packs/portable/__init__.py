"""Questions as other programs and paper can ask them: nothing to run, the key written down."""

from trainer.packs.portable.asked import AskedError, asked, variants
from trainer.packs.portable.model import (
    Choice,
    Matching,
    Number,
    Option,
    Ordering,
    Part,
    Portable,
    Recall,
    Text,
    texts_of,
    whole_shares,
)

__all__ = [
    "AskedError",
    "Choice",
    "Matching",
    "Number",
    "Option",
    "Ordering",
    "Part",
    "Portable",
    "Recall",
    "Text",
    "asked",
    "texts_of",
    "variants",
    "whole_shares",
]
