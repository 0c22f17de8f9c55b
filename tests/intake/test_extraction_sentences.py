"""What the sentences of a semen report say, in every language: sperm seen or not, the pellet searched or not, and what is no finding at all.

Arabic and Persian lines are typed as they stand on the paper: the last word of the sentence first.
"""

import pytest

from tests.records.typed import printed

# The title of the report, its sentence, whether sperm were seen, whether the pellet was searched. None: nothing is read.

ENGLISH = [
    ("SEMEN ANALYSIS", "No spermatozoa seen in the centrifuged pellet.", "none", "yes"),
    ("SEMEN ANALYSIS", "No pellet was examined.", None, "no"),
    ("SEMEN ANALYSIS", "Spermatozoa were not seen even after centrifugation.", "none", "yes"),
    ("SEMEN ANALYSIS", "The pellet was not examined.", None, "no"),
    ("SEMEN ANALYSIS", "The sample was not centrifuged. No sperm seen.", "none", "no"),
    ("SEMEN ANALYSIS", "No sperm in unspun and spun sample.", "none", "yes"),
    ("SEMEN ANALYSIS", "Occasional sperm seen in the pellet after centrifugation.", "pellet_only", "yes"),
    ("SEMEN ANALYSIS", "2 non-motile sperm found in the pellet.", "pellet_only", "yes"),
    ("SEMEN ANALYSIS", "Azoospermia.", "none", None),
    ("SEMEN ANALYSIS", "Azoospermia confirmed after centrifugation at 3000 g for 15 min.", "none", "yes"),
    ("SEMEN ANALYSIS", "Sperm count: nil", "none", None),
    ("SEMEN ANALYSIS", "Sperm concentration: 0-1 /HPF", "rare", None),
    ("SEMEN ANALYSIS", "Repeat analysis with centrifugation is recommended.", None, None),
    ("SEMEN ANALYSIS", "If no sperm are seen, the pellet should be examined.", None, None),
    ("SEMEN ANALYSIS", "No motile sperm seen.", None, None),
    ("SEMEN ANALYSIS", "Azoospermia excluded.", None, None),
    ("SEMEN ANALYSIS", "1-2 sperm per HPF seen.", "rare", None),
]
TURKISH = [
    ("SPERMİYOGRAM", "Santrifüj sonrası pelette sperm görülmedi.", "none", "yes"),
    ("SPERMİYOGRAM", "Santrifüj yapılmadı.", None, "no"),
    ("SPERMİYOGRAM", "Pellet incelenmedi.", None, "no"),
    ("SPERMİYOGRAM", "Santrifüj edilen örnekte de sperm hücresine rastlanmadı.", "none", "yes"),
    ("SPERMİYOGRAM", "Pelette tek tük sperm izlendi.", "pellet_only", "yes"),
    ("SPERMİYOGRAM", "Pelette 2 adet hareketsiz sperm görüldü.", "pellet_only", "yes"),
    ("SPERMİYOGRAM", "Azospermi.", "none", None),
    ("SPERMİYOGRAM", "Sperm sayısı: 1-2 / saha", "rare", None),
    ("SPERMİYOGRAM", "Çöküntüde sperm saptanmadı.", "none", "yes"),
]
ARABIC = [
    ("المنوي السائل تحليل", ".المركزي الطرد بعد منوية حيوانات توجد لا", "none", "yes"),
    ("المنوي السائل تحليل", ".منوية حيوانات مشاهدة يتم لم", "none", None),
    ("المنوي السائل تحليل", ".الراسب فحص يتم لم", None, "no"),
    ("المنوي السائل تحليل", ".التثفيل بعد الراسب في نادرة منوية حيوانات", "pellet_only", "yes"),
    ("المنوي السائل تحليل", ".التثفيل بعد نطاف تشاهد لم", "none", "yes"),
]
RUSSIAN = [
    ("СПЕРМОГРАММА", "Сперматозоиды не обнаружены.", "none", None),
    ("СПЕРМОГРАММА", "Сперматозоиды отсутствуют.", "none", None),
    ("СПЕРМОГРАММА", "Сперматозоиды не найдены в осадке после центрифугирования.", "none", "yes"),
    ("СПЕРМОГРАММА", "Осадок не исследовался.", None, "no"),
    ("СПЕРМОГРАММА", "Центрифугирование не проводилось.", None, "no"),
    ("СПЕРМОГРАММА", "Сперматозоиды не выявлены, центрифугирование не выполнялось.", "none", "no"),
    ("СПЕРМОГРАММА", "Сперматозоиды не выявлены, центрифугирование не делалось.", "none", "no"),
    ("СПЕРМОГРАММА", "Единичные сперматозоиды в п/з.", "rare", None),
    ("СПЕРМОГРАММА", "В осадке обнаружены единичные неподвижные сперматозоиды.", "pellet_only", "yes"),
    ("СПЕРМОГРАММА", "Азооспермия.", "none", None),
    ("СПЕРМОГРАММА", "Олигоспермия.", None, None),
    ("СПЕРМОГРАММА", "Концентрация сперматозоидов: 1-2 в п/з", "rare", None),
    ("СПЕРМОГРАММА", "Подвижные сперматозоиды не обнаружены.", None, None),
]
UKRAINIAN = [
    ("СПЕРМОГРАМА", "Сперматозоїди не виявлені.", "none", None),
    ("СПЕРМОГРАМА", "Після центрифугування в осаді сперматозоїди не виявлені.", "none", "yes"),
    ("СПЕРМОГРАМА", "Сперматозоїди відсутні.", "none", None),
    ("АНАЛІЗ СПЕРМИ", "Осад не досліджувався.", None, "no"),
    ("СПЕРМОГРАМА", "В осаді поодинокі сперматозоїди.", "pellet_only", "yes"),
    ("СПЕРМОГРАМА", "Олігоспермія.", None, None),
    ("СПЕРМОГРАМА", "Центрифугування не проводилось.", None, "no"),
    ("СПЕРМОГРАМА", "Рухливі сперматозоїди не виявлені.", None, None),
]
GERMAN = [
    ("SPERMIOGRAMM", "Keine Spermien nachweisbar, auch nicht nach Zentrifugation.", "none", "yes"),
    ("EJAKULATANALYSE Befund", "Im Sediment keine Spermatozoen nachweisbar.", "none", "yes"),
    ("SPERMIOGRAMM", "Das Sediment wurde nicht untersucht.", None, "no"),
    ("SPERMIOGRAMM", "Eine Zentrifugation wurde nicht durchgeführt.", None, "no"),
    ("SPERMIOGRAMM", "Vereinzelt Spermien im Pellet.", "pellet_only", "yes"),
    ("SPERMIOGRAMM", "0-1 Spermien pro Gesichtsfeld.", "rare", None),
]
FRENCH = [
    ("SPERMOGRAMME", "Aucun spermatozoïde observé dans le culot de centrifugation.", "none", "yes"),
    ("SPERMOGRAMME", "Absence de spermatozoïdes à l'examen direct.", "none", None),
    ("SPERMOGRAMME", "Le culot n'a pas été examiné.", None, "no"),
    ("SPERMOGRAMME", "Rares spermatozoïdes dans le culot.", "pellet_only", "yes"),
    ("SPERMOGRAMME", "Absence de spermatozoïdes mobiles.", None, None),
]
SPANISH = [
    ("SEMINOGRAMA", "No se observan espermatozoides tras centrifugación.", "none", "yes"),
    ("SEMINOGRAMA", "Ausencia de espermatozoides en fresco y en el sedimento.", "none", "yes"),
    ("SEMINOGRAMA", "No se examinó el pellet.", None, "no"),
    ("SEMINOGRAMA", "Escasos espermatozoides en el sedimento.", "pellet_only", "yes"),
]
INDONESIAN = [
    ("ANALISIS SEMEN", "Tidak ditemukan spermatozoa.", "none", None),
    ("ANALISIS SEMEN", "Setelah sentrifugasi tidak ditemukan sperma pada endapan.", "none", "yes"),
    ("ANALISIS SEMEN", "Pemeriksaan endapan tidak dilakukan.", None, "no"),
    ("ANALISIS SEMEN", "Tidak dilakukan sentrifugasi.", None, "no"),
    ("ANALISIS SEMEN", "Jarang ditemukan sperma pada pelet.", "pellet_only", "yes"),
]
ITALIAN = [
    ("SPERMIOGRAMMA", "Non si osservano spermatozoi dopo centrifugazione.", "none", "yes"),
    ("SPERMIOGRAMMA", "Assenza di spermatozoi nel campione e nel pellet.", "none", "yes"),
    ("SPERMIOGRAMMA", "Il pellet non è stato esaminato.", None, "no"),
    ("SPERMIOGRAMMA", "Rari spermatozoi nel sedimento.", "pellet_only", "yes"),
    ("SPERMIOGRAMMA", "Centrifugazione non eseguita.", None, "no"),
]
PORTUGUESE = [
    ("ANÁLISE DO SÊMEN", "Não foram observados espermatozoides após centrifugação.", "none", "yes"),
    ("ANÁLISE DO SÊMEN", "Ausência de espermatozoides no sedimento.", "none", "yes"),
    ("ANÁLISE DO SÊMEN", "Não foi realizada centrifugação.", None, "no"),
    ("ANÁLISE DO SÊMEN Paciente Laudo", "Raros espermatozoides no pellet.", "pellet_only", "yes"),
    ("ANÁLISE DO SÊMEN", "O sedimento não foi examinado.", None, "no"),
]
PERSIAN = [
    ("اسپرم آزمایش", ".نشد مشاهده اسپرم سانتریفیوژ از پس", "none", "yes"),
    ("اسپرم آزمایش", ".آزواسپرمی", "none", None),
    ("اسپرم آزمایش", ".نشد بررسی رسوب", None, "no"),
    ("اسپرم آزمایش", ".شد مشاهده رسوب در نادر اسپرم", "pellet_only", "yes"),
]
ROMANIAN = [
    ("SPERMOGRAMĂ", "Nu s-au observat spermatozoizi după centrifugare.", "none", "yes"),
    ("SPERMOGRAMĂ", "Absența spermatozoizilor în sediment.", "none", "yes"),
    ("SPERMOGRAMĂ", "Sedimentul nu a fost examinat.", None, "no"),
    ("SPERMOGRAMĂ", "Rari spermatozoizi în sediment.", "pellet_only", "yes"),
]
POLISH = [
    ("BADANIE NASIENIA", "Nie stwierdzono plemników po odwirowaniu.", "none", "yes"),
    ("BADANIE NASIENIA", "Brak plemników w osadzie.", "none", "yes"),
    ("BADANIE NASIENIA", "Osadu nie badano.", None, "no"),
    ("BADANIE NASIENIA", "Pojedyncze plemniki w osadzie.", "pellet_only", "yes"),
    ("BADANIE NASIENIA", "Nie wykonano wirowania.", None, "no"),
]
BULGARIAN = [
    ("СПЕРМОГРАМА", "Не се откриват сперматозоиди след центрофугиране.", "none", "yes"),
    ("СПЕРМАЛЕН АНАЛИЗ", "Липса на сперматозоиди в седимента.", "none", "yes"),
    ("СПЕРМАЛЕН АНАЛИЗ", "Седиментът не е изследван.", None, "no"),
    ("СПЕРМАЛЕН АНАЛИЗ", "Единични сперматозоиди в седимента.", "pellet_only", "yes"),
]
AZERBAIJANI = [
    ("SPERMOQRAMMA", "Sentrifuqadan sonra çöküntüdə spermatozoid aşkar edilmədi.", "none", "yes"),
    ("SPERMOQRAMMA", "Spermatozoidlər yoxdur.", "none", None),
    ("SPERMOQRAMMA", "Çöküntü müayinə edilmədi.", None, "no"),
    ("SPERMOQRAMMA", "Çöküntüdə tək-tək spermatozoid aşkar edildi.", "pellet_only", "yes"),
    ("SPERMOQRAMMA", "Oliqospermiya.", None, None),
]
UZBEK = [
    ("SPERMOGRAMMA TEKSHIRUVI", "Spermatozoidlar aniqlanmadi.", "none", None),
    ("SPERMOGRAMMA TEKSHIRUVI", "Sentrifugadan keyin cho'kmada spermatozoidlar topilmadi.", "none", "yes"),
    ("SPERMOGRAMMA TEKSHIRUVI", "Cho'kma tekshirilmadi.", None, "no"),
    ("SPERMOGRAMMA TEKSHIRUVI", "Cho'kmada yakka spermatozoidlar aniqlandi.", "pellet_only", "yes"),
]
KAZAKH = [
    ("СПЕРМОГРАММА", "Сперматозоидтар анықталмады.", "none", None),
    ("СПЕРМОГРАММА", "Центрифугалаудан кейін тұнбада сперматозоидтар анықталмады.", "none", "yes"),
    ("СПЕРМОГРАММА", "Тұнба зерттелмеді.", None, "no"),
]
SENTENCES = [
    *ENGLISH,
    *TURKISH,
    *ARABIC,
    *RUSSIAN,
    *UKRAINIAN,
    *GERMAN,
    *FRENCH,
    *SPANISH,
    *INDONESIAN,
    *ITALIAN,
    *PORTUGUESE,
    *PERSIAN,
    *ROMANIAN,
    *POLISH,
    *BULGARIAN,
    *AZERBAIJANI,
    *UZBEK,
    *KAZAKH,
]


@pytest.mark.parametrize(("title", "sentence", "sperm", "pellet"), SENTENCES)
def test_what_a_sentence_says_of_sperm_and_of_the_pellet(title: str, sentence: str, sperm: str | None, pellet: str | None) -> None:
    said = {name: value for name, value in (("sperm_seen", sperm), ("pellet_examined", pellet)) if value}

    assert printed(f"{title}\n{sentence}") == said


def test_cells_of_another_kind_counted_per_field_are_no_sperm() -> None:
    page = """
        SPERMİYOGRAM
        Sperm konsantrasyonu: 8,6 milyon/mL (>16)
        Lökosit sayısı ise 2-3 /saha olarak izlendi
        """

    assert printed(page)["sperm_seen"] == "present"
