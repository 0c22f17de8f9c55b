"""Labels as laboratories print them: a sharp s for beta, generations of a kit, methods, hours and reflexes."""

import pytest

from tests.records.typed import printed


@pytest.mark.parametrize(
    ("title", "row", "analyte", "said"),
    [
        ("HORMONBEFUND", "17-ß-Östradiol     88     pmol/l", "estradiol", "88 pmol/l"),
        ("HORMONBEFUND", "ß-HCG intakt     1.2     IU/L", "beta_hcg", "1.2 IU/L"),
        ("HORMON TETKİKLERİ", "TSH (3. jenerasyon)     2.1     mIU/L", "tsh", "2.1 mIU/L"),
        ("HORMON TETKİKLERİ", "Sex hormon bağlayıcı globulin (SHBG)     33     nmol/L", "shbg", "33 nmol/L"),
        ("PROFILO ORMONALE", "TSH riflesso     2.1     mIU/L", "tsh", "2.1 mIU/L"),
        ("SPERMOGRAMME Résultat", "Mobilité totale à 1 h     42     %", "motility_total", "42 %"),
        ("HORMONE PROFILE", "TSH receptor antibody     2.1     IU/L", "tsh", None),
        ("HORMONE PROFILE", "Free androgen index     33     %", "testosterone_free", None),
    ],
)
def test_a_label_is_known_as_it_is_printed(title: str, row: str, analyte: str, said: str | None) -> None:
    assert printed(f"{title}\n\n{row}").get(analyte) == said
