"""The vocabulary's files: right as they are, and clear about what would be wrong."""

import shutil
from pathlib import Path

import pytest

from intake.vocabulary import FOLDER, find_problems, load_vocabulary
from intake.vocabulary.folding import fold, squeeze
from intake.vocabulary.reading import is_loinc, read_vocabulary

NUMBERS = [
    "fsh",
    "lh",
    "testosterone_total",
    "shbg",
    "testosterone_free",
    "estradiol",
    "free_t4",
    "prolactin",
    "tsh",
    "inhibin_b",
    "amh",
    "progesterone",
    "ohp17",
    "dhea_s",
    "hba1c",
    "afp",
    "beta_hcg",
    "ldh",
    "semen_volume",
    "semen_ph",
    "sperm_concentration",
    "round_cells",
    "semen_leukocytes",
    "sperm_total",
    "motility_progressive",
    "motility_nonprogressive",
    "motility_total",
    "sperm_immotile",
    "sperm_normal_forms",
    "sperm_vitality",
    "mar_test",
    "immunobead_test",
    "dna_fragmentation",
    "semen_fructose",
    "semen_zinc",
    "alpha_glucosidase",
    "abstinence",
    "liquefaction_time",
    "testis_volume_left",
    "testis_volume_right",
    "testis_length_left",
    "testis_length_right",
]
CODES = [
    "sperm_seen",
    "pellet_examined",
    "semen_viscosity",
    "semen_appearance",
    "agglutination",
    "semen_fructose_qualitative",
    "karyotype",
    "azf_a",
    "azf_b",
    "azf_c",
    "cftr_variants",
    "cftr_poly_t",
    "testis_mass",
    "varicocele",
    "histology_pattern",
    "hiv",
    "hbsag",
    "anti_hbc",
    "anti_hcv",
    "syphilis",
]
KINDS = [
    "semen_analysis",
    "hormone_panel",
    "karyotype",
    "y_microdeletion",
    "cftr",
    "scrotal_ultrasound",
    "transrectal_ultrasound",
    "histology",
    "operation_note",
    "serology",
    "female_fertility",
    "referral_letter",
    "other_lab",
    "other",
]


def test_the_vocabulary_has_no_problems() -> None:
    assert find_problems() == []


def test_every_analyte_of_the_contract_is_known() -> None:
    vocabulary = load_vocabulary()

    assert [name for name in NUMBERS if vocabulary.get_analyte(name).answer != "number"] == []
    assert [name for name in CODES if vocabulary.get_analyte(name).answer == "number"] == []


def test_every_kind_of_the_contract_is_known() -> None:
    assert set(KINDS) - set(load_vocabulary().kinds) == set()


def test_every_marker_is_a_sequence_tagged_site() -> None:
    assert load_vocabulary().get_analyte("sts_sy84").values == {"present", "absent"}


@pytest.mark.parametrize(("code", "is_right"), [("38476-8", True), ("38476-0", False), ("15067-2", True), ("15067", False), ("x-1", False)])
def test_loinc_check_digits_are_verified(code: str, is_right: bool) -> None:
    assert is_loinc(code) is is_right


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the vocabulary to be spoilt."""
    shutil.copytree(FOLDER, tmp_path / "vocabulary", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path / "vocabulary"


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        ("analytes.toml", '"15067-2"', '"15067-3"', "analytes.toml: fsh: LOINC 15067-3 has a wrong check digit"),
        ("analytes.toml", 'unit = "[IU]/L"', 'unit = "IUU/L"', "analytes.toml: fsh: the unit IUU/L is not spelt in units.toml"),
        ("analytes.toml", "molar_mass = 288.42", "", "ng/dL cannot be converted to nmol/L"),
        ("analytes.toml", "hard = [0.05, 250]", "hard = [250, 0.05]", "analytes.toml: fsh: bounds must be two rising numbers"),
        ("analytes.toml", "usual =", "usuall =", "no such key: usuall; did you mean usual?"),
        ("analytes.toml", 'kinds = ["semen_analysis"]', 'kinds = ["semen_analysys"]', "no such kind: semen_analysys; did you mean semen_analysis?"),
        ("languages/tr.toml", "\nprolactin =", "\nprolaktin =", "languages/tr.toml: labels: no such name: prolaktin; did you mean prolactin?"),
        ("languages/tr.toml", '"prolaktin",', '"prolaktin", "testosteron",', "“testosteron” stands under testosterone_total and prolactin"),
        ("languages/tr.toml", "[phrases]", "[phrase]", "no such section: phrase; did you mean phrases?"),
        ("languages/tr.toml", 'code = "tr"', 'code = "tk"', "languages/tr.toml: its code must be tr"),
        ("kinds.toml", '"fsh", "lh"', '"fshh", "lh"', "kinds.toml: hormone_panel: no such analyte: fshh; did you mean fsh?"),
        ("kinds.toml", "[karyotype]", "[karyotype", "kinds.toml: "),
    ],
)
def test_a_mistake_is_named_with_its_place_and_the_nearest_right_word(copy: Path, file: str, before: str, after: str, problem: str) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")

    _, problems = read_vocabulary(copy)

    assert any(problem in found for found in problems), problems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İNHİBİN B", "inhibin b"),
        ("Anti-Müllerian  Hormone", "antimullerian hormone"),
        ("الأشكال الطبيعية", "الاشكال الطبيعيه"),
        ("پس از سانتریفیوژ", "بس از سانتريفيوز"),
        ("چگالی گلبول", "جكالى كلبول"),
        ("٢٠٢٥", "2025"),
        ("µmol", "umol"),
        ("Östradiol", "ostradiol"),
    ],
)
def test_spellings_of_one_word_fold_together(one: str, other: str) -> None:
    assert squeeze(one) == squeeze(other)


def test_arabic_drawn_shapes_are_read_from_their_last_letter() -> None:
    assert fold("ﺔﺠﻴﺘﻨﻟا") == fold("النتيجة")
