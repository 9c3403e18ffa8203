"""Orders with given entries and several right orders: each format says what of that it cannot carry."""

import forms
import pytest

from trainer.packs.exchange.formats import format_named


@pytest.mark.parametrize("name", ["moodle-xml", "gift", "qti", "csv", "tsv"])
def test_what_a_list_with_one_right_order_cannot_carry_is_said(name):
    written = format_named(name).write(forms.collection(forms.question(forms.SEVERAL)))

    assert [f"{notice.question}: {notice.what}" for notice in written.notices][-2:] == [
        "question-1: which entries are in place from the start",
        "question-1: the other orders that are right, too: b; a; c",
    ]
