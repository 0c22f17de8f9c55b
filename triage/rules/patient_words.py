"""Which words may a patient never read from us about an item?

In: a text and its language. Out: the first forbidden word, or None. Forbidden are interpretation, chances, advice, the meaning of a genetic result,
other people's sperm or eggs (speaking of them is unlawful in some countries, so it is done in none), and our own routes. Every text of a rule is
tested when the rules are loaded, every translation in the tests. A list finds words, not meanings: a person still reads each new text.
"""

import re

FORBIDDEN = {
    "en": re.compile(
        r"%|per ?cent|chance|success|probab|likel|prognos|diagnos|infertil|steril|azoosperm|obstruct|cancer|tumou?r|malignan|abnormal|"
        r"bad news|good news|congratul|excellent|you (should|must|need)|we recommend|we advise|surgery|micro-?tese|donor|donat|adopt|azf|"
        r"(?<!micro)delet|klinefelter|xxy|mutation|carrier|inherit|priority|route|flag|low testosterone|too (low|high)|raised",
        re.IGNORECASE,
    ),
    "tr": re.compile(
        r"%|\byüzde\b|şans|başarı|olasılı|ihtimal|prognoz|\btanı(?!m|k|d)|teşhis|kısır|infertil|steril|azo+sperm|tıkan|obstrük|kanser|tümör|malign|"
        r"habis|anormal|(iyi|kötü) haber|tebrik|mükemmel|gerekiyor|zorundas|(yap|ol|iç|bırak)malısınız|öneri(riz|yoruz)|tavsiye|"
        r"cerrahi (girişim|işlem|müdahale)|ameliyat olma|mikro-?tese|donör|bağış|evlat|azf|(?<!mikro)delesyon|klinefelter|xxy|mutasyon|taşıyıcı|"
        r"kalıtsal|miras|öncelik|düşük testosteron|çok (düşük|yüksek)",
        re.IGNORECASE,
    ),
    "ar": re.compile(
        r"%|٪|بالمئة|بالمائة|في المئة|في المائة|فرصة|فرص |نجاح|احتمال|تشخيص|عقم|عقيم|انعدام|انسداد|سرطان|ورم|أورام|خبيث|غير طبيعي|خبر (سار|سيئ|جيد)|"
        r"مبروك|ممتاز|يجب عليك|عليك أن|ننصح|نوصي|جراحة|ميكرو|متبرع|تبرع|تبني|azf|كلاينفلتر|xxy|طفرة|حامل للمرض|موروث|يورث|الأولوية|منخفض|مرتفع",
        re.IGNORECASE,
    ),
}
"""By the code of the language; every language that patients can choose has an entry."""


def find_forbidden(text: str, language: str) -> str | None:
    """The first word a patient must not read, as it stands in the text."""
    found = FORBIDDEN[language].search(text)
    return found[0] if found else None
