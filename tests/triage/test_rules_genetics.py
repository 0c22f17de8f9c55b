"""The classifiers of Y-chromosome markers and of karyotypes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.rules.karyotype import KaryotypeClass, classify_karyotype, normalise_iscn
from triage.rules.y_deletion import BASIC, YDeletion, classify_markers, classify_regions, marker_name

PRESENT = {name: True for pair in BASIC.values() for name in pair}


def markers(absent: str = "", present: str = "") -> dict[str, bool]:
    """The six basic markers present, then what is said."""
    return {**PRESENT, **dict.fromkeys(absent.split(), False), **dict.fromkeys(present.split(), True)}


PATTERNS = [
    (markers(), YDeletion.NO_DELETION),
    (markers("sy254 sy255", "sy160"), YDeletion.AZFC_B2B4),
    (markers("sy254 sy255"), YDeletion.AZFC_EXTENT_UNKNOWN),
    (markers("sy254 sy255 sy160"), YDeletion.AZFC_TERMINAL),
    (markers("sy127 sy134", "sy1192"), YDeletion.AZFB_PARTIAL),
    (markers("sy127 sy134 sy121 sy1192", "sy105 sy153"), YDeletion.AZFB_COMPLETE),
    (markers("sy127 sy134"), YDeletion.AZFB_EXTENT_UNKNOWN),
    (markers("sy84 sy86 sy1064 sy1065", "sy82 sy88"), YDeletion.AZFA_COMPLETE),
    (markers("sy84 sy86 sy1064 sy1182", "sy82 sy88"), YDeletion.AZFA_COMPLETE),
    (markers("sy84 sy86"), YDeletion.AZFA_EXTENT_UNKNOWN),
    (markers("sy84 sy86", "sy1064"), YDeletion.AZFA_PARTIAL),
    (markers("sy127 sy134 sy254 sy255 sy116"), YDeletion.AZFBC_P5_DISTALP1),
    (markers("sy127 sy134 sy254 sy255", "sy116"), YDeletion.AZFBC_P4_DISTALP1),
    (markers("sy127 sy134 sy254 sy255"), YDeletion.AZFBC_EXTENT_UNKNOWN),
    (markers("sy84 sy86 sy127 sy134 sy254 sy255", "sy14"), YDeletion.AZFABC),
    (markers("sy84 sy86 sy127 sy134 sy254 sy255 sy14"), YDeletion.NO_Y_MATERIAL),
    (markers("sy84 sy86 sy127 sy134 sy254 sy255"), YDeletion.AZFABC_EXTENT_UNKNOWN),
    (markers("sy254"), YDeletion.MANUAL),
    (markers("sy84"), YDeletion.MANUAL),
    (markers("sy1291", "sy1191"), YDeletion.PARTIAL_GRGR),
    (markers("sy1191", "sy1291"), YDeletion.PARTIAL_B2B3),
    (markers("zfxzfy"), YDeletion.INVALID_ASSAY),
    ({"sy84": True, "sy86": True}, YDeletion.INCOMPLETE),
    ({"sy254": False, "sy255": False, "sy160": True}, YDeletion.AZFC_B2B4),
    (markers("sy84 sy86 sy254 sy255"), YDeletion.AZFAB_OR_AC),
]


@pytest.mark.parametrize(("found", "klass"), PATTERNS)
def test_a_pattern_of_markers_has_its_class(found: dict[str, bool], klass: YDeletion) -> None:
    assert classify_markers(found) is klass


@given(st.dictionaries(st.sampled_from([*PRESENT, "sy14", "sy160", "sy116", "sy1192", "sy121", "sy1064", "sy1065", "zfx"]), st.booleans()))
def test_any_set_of_markers_has_a_class(found: dict[str, bool]) -> None:
    assert classify_markers(found) in YDeletion


@given(st.sampled_from([found for found, _ in PATTERNS]))
def test_a_complete_deletion_is_never_claimed_on_basic_markers_alone(found: dict[str, bool]) -> None:
    basic_only = {name: kept for name, kept in found.items() if name in PRESENT}

    complete = {YDeletion.AZFA_COMPLETE, YDeletion.AZFB_COMPLETE, YDeletion.AZFBC_P5_DISTALP1, YDeletion.AZFABC, YDeletion.AZFC_B2B4}
    assert classify_markers(basic_only) not in complete


@pytest.mark.parametrize(
    ("deleted", "klass"),
    [
        ((), YDeletion.NO_DELETION),
        (("AZFA",), YDeletion.AZFA_EXTENT_UNKNOWN),
        (("AZFC",), YDeletion.AZFC_EXTENT_UNKNOWN),
        (("AZFB", "AZFC"), YDeletion.AZFBC_EXTENT_UNKNOWN),
        (("AZFA", "AZFC"), YDeletion.AZFAB_OR_AC),
    ],
)
def test_words_alone_never_prove_an_extent(deleted: tuple[str, ...], klass: YDeletion) -> None:
    assert classify_regions(frozenset(deleted)) is klass


@pytest.mark.parametrize(("analyte", "name"), [("sts_sy84", "sy84"), ("sts_SY-254", "sy254"), ("sts_zfx_zfy", "zfxzfy")])
def test_a_marker_has_one_name_however_it_is_spelled(analyte: str, name: str) -> None:
    assert marker_name(analyte) == name


@pytest.mark.parametrize(
    ("printed", "klass"),
    [
        ("46,XY", KaryotypeClass.NORMAL_MALE),
        ("46,XY[20]", KaryotypeClass.NORMAL_MALE),
        ("46, XY", KaryotypeClass.NORMAL_MALE),
        ("46.XY", KaryotypeClass.NORMAL_MALE),
        ("46 XY", KaryotypeClass.NORMAL_MALE),
        ("46,ХY", KaryotypeClass.NORMAL_MALE),  # the X is Cyrillic
        ("46,xy", KaryotypeClass.NORMAL_MALE),
        ("46,XY[8]", KaryotypeClass.INCONCLUSIVE),
        ("46,XY,inv(9)(p12q13)", KaryotypeClass.NORMAL_VARIANT),
        ("46,XY,inv(9)(p11q13)", KaryotypeClass.NORMAL_VARIANT),
        ("46,XY,9qh+", KaryotypeClass.NORMAL_VARIANT),
        ("46,XY,16qh+,21ps+", KaryotypeClass.NORMAL_VARIANT),
        ("46,XY,Yqh-", KaryotypeClass.NORMAL_VARIANT),
        ("46,X,Yqh+[20]", KaryotypeClass.NORMAL_VARIANT),
        ("46,XYqh-", KaryotypeClass.NORMAL_VARIANT),
        ("46,XY,inv(9)(p12q21)", KaryotypeClass.NORMAL_VARIANT),
        ("46,XY,inv(9)(p12q22)", KaryotypeClass.RECIPROCAL),
        ("46,XY,inv(9)(p13q21)", KaryotypeClass.RECIPROCAL),
        ("46,XY,inv(9)(p24q34)", KaryotypeClass.RECIPROCAL),
        ("47,XXY[30]", KaryotypeClass.KLINEFELTER),
        ("mos 47,XXY[12]/46,XY[18]", KaryotypeClass.KLINEFELTER_MOSAIC),
        ("48,XXYY", KaryotypeClass.SEX_ANEUPLOIDY_OTHER),
        ("49,XXXXY", KaryotypeClass.SEX_ANEUPLOIDY_OTHER),
        ("47,XYY", KaryotypeClass.XYY),
        ("45,X[5]/46,XY[45]", KaryotypeClass.MOS_45X),
        ("46,XX", KaryotypeClass.XX_MALE),
        ("46,XX,t(X;Y)(p22.3;p11.3)", KaryotypeClass.XX_MALE_SRY),
        ("46,XX SRY+", KaryotypeClass.XX_MALE_SRY),
        ("46,XX (SRY pozitif)", KaryotypeClass.XX_MALE_SRY),
        ("46,XX[20] SRY (+)", KaryotypeClass.XX_MALE_SRY),
        ("46,XX.ish der(X)t(X;Y)(p22.3;p11.3)(SRY+)", KaryotypeClass.XX_MALE_SRY),
        ("46,XX SRY-", KaryotypeClass.XX_MALE),
        ("46,XX, SRY negative", KaryotypeClass.XX_MALE),
        ("46,XY.ish(SRYx1)", KaryotypeClass.NORMAL_MALE),
        ("46,XY.ish del(Y)(q11.2)", KaryotypeClass.UNRECOGNISED),
        ("45,XY,der(13;14)(q10;q10)", KaryotypeClass.ROBERTSONIAN),
        ("45,XY,rob(13;14)(q10;q10)", KaryotypeClass.ROBERTSONIAN),
        ("46,XY,t(1;9)(p22;q31)", KaryotypeClass.RECIPROCAL),
        ("46,X,t(Y;4)(q12;p16)", KaryotypeClass.SEX_AUTOSOME),
        ("46,Y,t(X;3)(q22;p21)", KaryotypeClass.SEX_AUTOSOME),
        ("46,X,del(Y)(q11.2)", KaryotypeClass.STRUCTURAL_Y),
        ("46,X,idic(Y)(q11.2)", KaryotypeClass.STRUCTURAL_Y),
        ("46,X,r(Y)", KaryotypeClass.STRUCTURAL_Y),
        ("47,XY,+21", KaryotypeClass.OTHER_ABNORMAL),
        ("47,XY,+mar", KaryotypeClass.OTHER_ABNORMAL),
        ("arr(1-22)x2,(X,Y)x1", KaryotypeClass.NOT_A_KARYOTYPE),
        ("no metaphases", KaryotypeClass.INCONCLUSIVE),
        ("culture failed, please repeat", KaryotypeClass.INCONCLUSIVE),
        ("2046,XY", KaryotypeClass.UNRECOGNISED),
        ("normal", KaryotypeClass.UNRECOGNISED),
        ("", KaryotypeClass.UNRECOGNISED),
    ],
)
def test_a_karyotype_has_its_class(printed: str, klass: KaryotypeClass) -> None:
    assert classify_karyotype(printed) is klass


@given(st.text(alphabet="46XYmos,;/()[]tinvdel pq+-0189.Х", max_size=40))
def test_any_text_has_a_class_and_normalising_twice_changes_nothing(text: str) -> None:
    assert classify_karyotype(text) in KaryotypeClass
    assert normalise_iscn(normalise_iscn(text)) == normalise_iscn(text)
