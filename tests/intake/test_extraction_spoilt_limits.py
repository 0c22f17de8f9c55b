"""Limits whose signs an engine lost stand behind a value as plain numbers: which of them leave no doubt about the value?"""

import pytest

from tests.records.typed import printed, scanned, typed

HORMONES, SEMEN = "HORMONE PANEL\n", "SEMEN ANALYSIS\n"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (HORMONES + "Prolactin    142 mIU/L    86    324", {"prolactin": "142 mIU/L"}),
        (HORMONES + "Prolactin    142 mIU/L    324    86", {"prolactin": "142 mIU/L ? column_doubtful"}),
        (HORMONES + "Prolactin    142 mIU/L    151    160", {"prolactin": "142 mIU/L ? column_doubtful"}),  # results of other days
        (HORMONES + "Prolactin    86    324    142 mIU/L", {"prolactin": "86 mIU/L ? column_doubtful"}),
        (SEMEN + "Vitality    48 %    (2 54)", {"sperm_vitality": "48 %"}),
        (SEMEN + "Vitality    48 %    (2 54) 61", {"sperm_vitality": "48 % ? column_doubtful"}),
        (SEMEN + "Vitality    48    61    %    (2 54)", {"sperm_vitality": "48 % ? column_doubtful"}),
        (SEMEN + "Vitality    (48    61 %)", {"sperm_vitality": "48 %) ? column_doubtful"}),
    ],
)
def test_limits_without_their_signs_on_a_scan(line: str, shown: dict[str, str]) -> None:
    assert printed(scanned(line)) == shown


def test_a_text_layer_loses_no_signs() -> None:
    assert printed(typed(HORMONES + "Prolactin    142 mIU/L    86    324")) == {"prolactin": "142 mIU/L ? column_doubtful"}
