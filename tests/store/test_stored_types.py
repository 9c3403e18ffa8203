"""What goes into a column comes out of it."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from trainer.store.identity import new_uuid
from trainer.store.types import CompactUuid, DayNumber, Fingerprint, TopicList, UtcDateTime

SQLITE = sqlite.dialect()
ZONES = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def through(kind, value):
    return kind.process_result_value(kind.process_bind_param(value, SQLITE), SQLITE)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=ZONES))
def test_a_moment_comes_back_to_the_microsecond_in_utc(moment):
    stored = through(UtcDateTime(), moment)

    assert stored == moment
    assert stored.tzinfo is UTC


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_moments_sort_as_they_are_stored(one, other):
    kind = UtcDateTime()

    assert (kind.process_bind_param(one, SQLITE) < kind.process_bind_param(other, SQLITE)) == (one < other)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="a time without a zone cannot be stored"):
        UtcDateTime().process_bind_param(datetime(2026, 3, 2), SQLITE)


@given(st.dates())
def test_a_day_comes_back(day):
    assert through(DayNumber(), day) == day


@given(st.uuids())
def test_a_uuid_comes_back_from_sixteen_bytes(uuid):
    assert len(CompactUuid().process_bind_param(uuid, SQLITE)) == 16
    assert through(CompactUuid(), uuid) == uuid


@given(st.binary(max_size=16).map(bytes.hex))
def test_a_fingerprint_comes_back(digits):
    assert through(Fingerprint(), digits) == digits


@given(st.lists(st.text()).map(tuple))
def test_topics_come_back(topics):
    assert through(TopicList(), topics) == topics


@pytest.mark.parametrize("kind", [UtcDateTime(), DayNumber(), CompactUuid()], ids=lambda kind: type(kind).__name__)
def test_nothing_stays_nothing(kind):
    assert through(kind, None) is None


@given(st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_a_new_uuid_is_of_version_7_and_begins_with_its_time(moment):
    uuid = new_uuid(moment)

    assert (uuid.version, uuid.variant) == (7, UUID(int=0x2 << 62).variant)
    assert uuid.int >> 80 == int(moment.timestamp() * 1000)


def test_days_are_the_learner_s_own_not_text():
    assert DayNumber().process_bind_param(date(2026, 3, 2), SQLITE) == date(2026, 3, 2).toordinal()
