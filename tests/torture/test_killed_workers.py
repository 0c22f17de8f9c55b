"""A worker that is killed at any moment loses nothing and does nothing twice. Slow: `make torture` runs it, `make test` does not."""

import random
import signal
import time
from pathlib import Path

import pytest

from tests.journeys.house import running_house
from tests.torture.ledger import assert_log_names_nobody, assert_read_once, hand_in, typed, wait_until_settled

DOCUMENTS = 40
KILLS = 10
LEASE_SECONDS = 5


@pytest.mark.torture
def test_ten_kills_lose_no_document_and_read_none_twice(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201  printed by pytest when the test fails
    chance = random.Random(seed)
    files = {f"paper-{number:03}.pdf": typed(number) for number in range(DOCUMENTS)}

    with running_house(tmp_path, LEASE_SECONDS=str(LEASE_SECONDS), MAX_ATTEMPTS="15") as house:
        house.stop("worker", signal.SIGKILL)
        hand_in(house, files)
        for _ in range(KILLS):
            house.start("worker")
            time.sleep(chance.uniform(1.0, 5.0))
            house.stop("worker", signal.SIGKILL)
        house.start("worker")
        ledger = wait_until_settled(house)
        assert_log_names_nobody(house)

    assert_read_once(ledger, list(files))
    assert {(row["pages"], row["reports"]) for row in ledger} == {(1, 1)}
