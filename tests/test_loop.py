"""The review loop, played at random: `benchmarks/loop.py` says what is done and what must hold."""

from collections import Counter

import pytest

import loop


@pytest.mark.parametrize("seed", range(24))
def test_whatever_is_done_in_whatever_order_no_work_of_a_person_is_lost(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    done: Counter[str] = Counter()
    loop.play(seed, 10, done)
    assert done.total() == 10
