"""What timestamp.txt says is read as it was meant, or told."""

import datetime
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.grade.late import handed_in_at

MOMENTS = st.datetimes(datetime.datetime(2000, 1, 3), datetime.datetime(2026, 1, 1))
ZONES = st.sampled_from(sorted(name for name in zoneinfo.available_timezones() if "/" in name))


@given(MOMENTS, st.integers(-23 * 60, 23 * 60), st.sampled_from(["T", " "]), st.sampled_from(["", " "]),
       st.sampled_from([":", ""]), st.sampled_from(["seconds", "minutes", "microseconds"]))
def test_offsets_from_utc(when, minutes, middle, gap, colon, precision):
    there = when.replace(tzinfo=datetime.UTC).astimezone(datetime.timezone(datetime.timedelta(minutes=minutes)))
    local = there.replace(tzinfo=None).isoformat(middle, precision)
    offset = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{colon}{abs(minutes) % 60:02}"
    cut = when.replace(microsecond=when.microsecond if precision == "microseconds" else 0)
    cut = cut.replace(second=0) if precision == "minutes" else cut
    assert handed_in_at(local + gap + offset) == (cut, "")


@given(MOMENTS, ZONES)
def test_nbgraders_own_form(when, zone):
    there = when.replace(tzinfo=datetime.UTC).astimezone(zoneinfo.ZoneInfo(zone))
    if not there.fold:      # of the hour that comes twice the text does not say which
        said = f"{there:%Y-%m-%d %H:%M:%S.%f} {zone}"
        assert handed_in_at(said) == (when, "")


@pytest.mark.parametrize("said, when", [
    ("2026-11-19 14:29:00 +0530", "2026-11-19 08:59:00"), ("2026-11-19T14:29:00+05:30", "2026-11-19 08:59:00"),
    ("2026-11-19 14:29:00 +05", "2026-11-19 09:29:00"), ("20261119T142900Z", "2026-11-19 14:29:00"),
    ("2015-02-02 15:58:23.948203 America/Los_Angeles", "2015-02-02 23:58:23.948203"),
    ("2015-02-02 15:58:23.948203 UTC", "2015-02-02 15:58:23.948203"), ("2015-02-02 15:58", "2015-02-02 15:58:00"),
    ("11/25/2026 5:30 PM EST", "2026-11-25 22:30:00"), ("11/25/2026 5:30 PM -0500", "2026-11-25 22:30:00"),
    ("2025-03-02 5:30 PM +0100", "2025-03-02 16:30:00"), ("2026-01-10 12:00:00 CET", "2026-01-10 11:00:00"),
    ("Wed, 25 Nov 2026 17:30:00 +0100", "2026-11-25 16:30:00"),
    ("Nov 25 2026 5:30pm", "2026-11-25 17:30:00"), ("2026-11-19", "2026-11-19 00:00:00")])
def test_times_that_are_read(said, when):
    assert handed_in_at(said) == (datetime.datetime.fromisoformat(when), "")


@pytest.mark.parametrize("said, why", [
    ("", "is empty"), (" \n", "is empty"), ("soon", "holds no time"), ("14:29", "which day"), ("2026", "which day"),
    ("5:30 PM", "which day"), ("2026-11-19 14:29:00 PST", "zone that is not known"),
    ("11/25/2026 5:30 PM XYZ", "zone that is not known"), ("2026-11-19 14:29:00 +9900", "zone that is not known"),
    ("2026-11-19 14:29:00 Mars/Base", "zone that is not known"), ("2026-07-10 12:00:00 CET", "another name"),
    ("03/04/2026 12:00", "which day"), ("1999-12-31 10:00:00 UTC", "nobody can have handed in"),
    ("1970-01-01 00:00:00", "nobody can have handed in"), ("2126-01-01 00:00:00", "nobody can have handed in"),
    ("1732545000", "holds no time"), ("2026-13-45 10:00:00", "holds no time"), ("\0" * 30, "")])
def test_what_cannot_be_read_surely_is_told(said, why):
    when, told = handed_in_at(said)
    assert when is None and why in told and told


@given(st.text(max_size=200))
def test_nothing_stops_it(said):
    when, why = handed_in_at(said)
    assert (when is None) == bool(why)
