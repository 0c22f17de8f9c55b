"""What sentences say of deletions of the Y chromosome: a deletion that is not excluded is no intact region."""

import pytest

from tests.records.typed import printed

OPEN = [
    ("Y CHROMOSOME MICRODELETION", "A deletion in AZFb cannot be excluded."),
    ("Y-MIKRODELETIONEN Befund", "Eine Deletion der AZFb-Region kann nicht ausgeschlossen werden."),
    ("АНАЛИЗ МИКРОДЕЛЕЦИЙ Y-ХРОМОСОМЫ", "Нельзя исключить делецию региона AZFb."),
    ("MICRODELEZIONI DEL CROMOSOMA Y", "Non si può escludere una delezione della regione AZFb."),
    ("MICRODELECIONES DEL CROMOSOMA Y", "No se puede excluir una deleción de AZFb."),
]
DENIED = [
    ("Y-MIKRODELETIONEN Befund", "Deletionen der Regionen AZFa, AZFb und AZFc konnten ausgeschlossen werden."),
    ("MICRODELEZIONI DEL CROMOSOMA Y", "Non sono state rilevate microdelezioni nelle regioni AZFa, AZFb, AZFc."),
    ("Y الكروموسوم حذوفات تحليل", "AZFc AZFb AZFa المناطق في حذف أي عن الكشف يتم لم"),
    ("Y کروموزوم ریزحذف بررسی", ".نشد مشاهده AZFc و AZFb ،AZFa نواحی در حذفی"),
]


@pytest.mark.parametrize(("title", "sentence"), OPEN)
def test_a_deletion_that_is_not_excluded_is_left_to_a_person(title: str, sentence: str) -> None:
    said = printed(f"{title}\n{sentence}").get("azf_b")

    assert said is None or said.endswith("? ambiguous")


@pytest.mark.parametrize(("title", "sentence"), DENIED)
def test_deletions_that_were_not_seen_leave_every_region_intact(title: str, sentence: str) -> None:
    said = printed(f"{title}\n{sentence}")

    assert [said.get(f"azf_{region}") for region in "abc"] == ["intact"] * 3


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Y CHROMOSOME MICRODELETION", "AZFa and AZFb regions are intact, whereas AZFc is deleted."),
        ("Y CHROMOSOME MICRODELETION", "AZFc is deleted, AZFa, AZFb are intact."),
        ("Y CHROMOSOME MICRODELETION", "No deletion in AZFa, AZFb, but AZFc deletion present."),
        ("Y-MIKRODELETIONEN Befund", "Die Regionen AZFa und AZFb sind unauffällig, AZFc ist deletiert."),
        ("АНАЛИЗ МИКРОДЕЛЕЦИЙ Y-ХРОМОСОМЫ", "Делеций AZFa и AZFb не выявлено, выявлена делеция AZFc."),
    ],
)
def test_one_sentence_may_say_two_things_of_two_regions(title: str, sentence: str) -> None:
    said = printed(f"{title}\n{sentence}")

    assert [said[f"azf_{region}"].split(" ? ")[0] for region in "abc"] == ["intact", "intact", "deleted"]


def test_an_arabic_paper_tells_whether_a_band_came_out() -> None:
    said = printed(
        """
        تقرير الحذف الدقيق في كروموسوم Y
        الواسم          النتيجة
        sY84            متضخم
        sY86            الحزمة ظهور
        sY254           الحزمة ظهور عدم
        sY255           الحزمة تظهر لم
        """
    )

    assert [said[f"sts_sy{number}"] for number in (84, 86, 254, 255)] == ["present", "present", "absent", "absent"]
