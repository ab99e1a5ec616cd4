"""Draws that are all equal are no certainty."""

from engine.metrics import bootstrap


def test_no_interval_where_all_draws_are_equal():
    told = bootstrap(lambda rows: 1.0, ["a", "b", "c", "d", "e"], draws=50)
    assert (told.value, told.low, told.high) == (1.0, None, None)
    assert "too few cases" in told.reason


def test_rounding_alone_is_equal_too():
    told = bootstrap(lambda rows: 0.3 + 1e-16 * len(set(rows)), ["a", "b", "c"], draws=50)
    assert told.low is None


def test_draws_that_differ_keep_their_interval():
    told = bootstrap(lambda rows: float(rows.mean()), ["a", "b", "c", "d"], draws=50)
    assert told.low < told.value < told.high
