"""Papers whose lines are set wide, whose units are glued to their numbers, or which have a column more: they say the same, or a person looks."""

import pytest

from tests.records.typed import printed


def test_a_title_above_the_head_of_a_table_is_no_title_of_its_column() -> None:
    said = printed("Deteksi   Delesi AZF\nMarka STS   Hasil   Pemeriksaan\nSRY (sY14)   Ada\nAZFa sY84   Ada\nAZFa sY86   Ada")

    assert (said["sts_sy84"], said["sts_sy86"]) == ("present", "present")


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("SKROTAL USG", "Her iki testiste solid lezyon   izlenmedi."),
        ("SKROTAL USG", "Sağ testiste solid lezyon   izlenmedi."),
        ("USG SKROTUM Hasil", "Tampak massa pada kedua testis."),
    ],
)
def test_a_mass_whose_denial_may_stand_elsewhere_asks(title: str, line: str) -> None:
    assert printed(f"{title}\n\n{line}")["testis_mass"].startswith("present ? ")


@pytest.mark.parametrize("line", ["Nach   Zentrifugation   im Sediment keine   Spermatozoen   nachweisbar.", "Sediment   keine   Spermatozoen"])
def test_no_sperm_in_the_pellet_is_not_no_pellet_where_a_line_is_set_wide(line: str) -> None:
    assert printed(f"SPERMIOGRAMM Befund\nVolumen   3,6   mL\n{line}").get("pellet_examined") in {None, "yes", "no ? ambiguous"}


def test_a_unit_glued_to_its_number_is_read_without_the_bracket_behind_it() -> None:
    assert printed("HORMONE REPORT\nProlactin   340.2µIU/mL (86 - 324)   \nTSH   1.07mIU/L")["prolactin"].startswith("340.2 µIU/mL")


def test_a_conversion_with_glued_units_is_no_result() -> None:
    said = printed("ГОРМОНЫ результат\nФСГ   5,94   мМЕ/мл\nПеревод: тестостерон 1нг/мл = 3,467нмоль/л; пролактин 1нг/мл = 21,2мЕд/л.")

    assert set(said) == {"fsh"}
