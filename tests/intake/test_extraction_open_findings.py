"""What cannot be excluded asks, what another side has is not denied, and what an earlier paper said is no finding of this one."""

import pytest

from tests.records.typed import printed


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("SCROTAL ULTRASOUND", "A mass cannot be excluded in the right testis."),
        ("ÉCHOGRAPHIE SCROTALE Résultat", "On ne peut exclure une lésion testiculaire droite."),
        ("SKROTALSONOGRAPHIE Befund", "Eine Raumforderung im rechten Hoden kann nicht ausgeschlossen werden."),
        ("SKROTAL USG", "Sağ testiste kitle ekarte edilemez."),
        ("УЗИ МОШОНКИ результат", "Нельзя исключить образование правого яичка."),
        ("ECOGRAFÍA TESTICULAR Resultado", "No se puede descartar masa testicular derecha."),
        ("USG MOSZNY", "Nie można wykluczyć guza jądra prawego."),
    ],
)
def test_a_mass_that_cannot_be_excluded_asks(title: str, sentence: str) -> None:
    assert printed(f"{title}\n\n{sentence}")["testis_mass"].startswith("present ? ")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Varikozele rechts nicht nachweisbar, links Grad I.", "Varikozele rechts nicht nachweisbar, links Grad I ? ambiguous"),
        ("Keine Varikozele rechts, keine Varikozele links.", "none"),
    ],
)
def test_a_varicocele_of_the_other_side_is_not_denied(sentence: str, said: str) -> None:
    assert printed(f"SKROTALSONOGRAPHIE Befund\n\n{sentence}")["varicocele"] == said


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("SEMINOGRAMA Resultado", "Azoospermia previa."),
        ("SPERMIOGRAMMA Referto", "Precedente referto: azoospermia."),
        ("ESPERMOGRAMA Paciente Laudo", "Resultado anterior: azoospermia."),
        ("BADANIE NASIENIA", "Poprzedni wynik: azoospermia."),
        ("SPERMOGRAMĂ Pacient", "Azoospermie cunoscută."),
        ("СПЕРМОГРАМА Пацієнт Результат дослідження", "Раніше азооспермія."),
        ("СПЕРМАЛЕН АНАЛИЗ", "Предишен резултат: азооспермия."),
        ("SPERMOQRAMMA Nəticə", "Əvvəlki nəticə: azoospermiya"),
        ("SPERMOGRAMMA TEKSHIRUVI Natija", "Oldingi natija: azoospermiya"),
        ("СПЕРМОГРАММА Нәтиже зерттеу", "Алдыңғы нәтиже: азооспермия"),
    ],
)
def test_an_earlier_result_is_no_finding(title: str, sentence: str) -> None:
    assert "sperm_seen" not in printed(f"{title}\n\n{sentence}")


def test_no_hint_of_a_deletion_is_none() -> None:
    said = printed("AZF-DELETIONSDIAGNOSTIK\n\nEs fand sich kein Hinweis auf eine Mikrodeletion in den Regionen AZFa, AZFb und AZFc.")

    assert said == {"azf_a": "intact", "azf_b": "intact", "azf_c": "intact"}


def test_what_a_test_does_not_find_at_all_is_not_certain() -> None:
    assert "ambiguous" in printed("Y CHROMOSOME MICRODELETION\n\nPartial AZFc deletions (gr/gr) are not detected by this test.")["azf_c"]


def test_a_suspicion_in_short_letters_is_no_finding() -> None:
    said = printed("Histologischer Befund der Hodenbiopsie des Patienten\n\nKlinische Angabe: V.a. Sertoli-cell-only-Syndrom.")

    assert "histology_pattern" not in said


def test_a_varicocele_of_the_history_is_no_answer() -> None:
    assert "varicocele" not in printed("УЗИ ОРГАНОВ МОШОНКИ\nВарикоцеле в анамнезе.")
