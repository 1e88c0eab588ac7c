# ruff: noqa: E501 - a paragraph of a manuscript is one line
"""Books from right to left, with every block and with Latin words and figures among the letters.

In English: *The small printing house*, by Ida Borgis; on the printer who would not stop before
the last page, the first book he printed (Das Kapital), a verse on the river, a list of tools.
The Yiddish, Arabic and Persian ones say the same in fewer words.
"""

from __future__ import annotations

from publisher.model.edition import Edition
from tests.rendering.books import book_of

HEBREW = """# בית הדפוס הקטן

## פרק ראשון

המדפיס עבד מן הבוקר המוקדם ועד הערב, ולא רצה *לעצור* לפני שהעמוד האחרון היה גמור.[^1] כל חבריו כבר הלכו הביתה, אבל המכונה עוד שרה בבית הישן שליד הנהר, ושם לא גר איש מלבד החתולים (שבעה במספר), ורק השעון הכה את השעות בזו אחר זו.

הספר הראשון היה [*Das Kapital*, Band I (Hamburg 1867)]{lang=de}, ואחריו באו עוד 12 ספרים בשנים 1868–1871.[^2] ״מי שקורא״, אמר הזקן, ״אינו לבד״.

> מי שמקפל גיליון פעמיים מקבל שמונה עמודים.

| הנהר הולך אל הים ואינו חוזר
| והספר הולך אל הקורא

- 1) סכין
- 2) עצם (Falzbein), לקיפול

## פרק שני

בשעה שש כיבה את המנורה והלך הביתה (ברחוב הנהר 12), ולא חזר עוד.

[^1]: כך בכתב היד; ראו [Karl Marx, *Briefe*]{lang=de}, עמ׳ 3.

[^2]: שם הנהר הוא ארנו.
"""
YIDDISH = """# די קליינע דרוקערײַ

## ערשטער קאַפּיטל

דער דרוקער האָט געאַרבעט פֿון דער פֿרי ביז אין אָוונט,[^1] און ער האָט ניט געוואָלט אויפֿהערן איידער די לעצטע זײַט איז פֿאַרטיק.

[^1]: דער טײַך הייסט אַרנאָ.
"""
ARABIC = """# المطبعة الصغيرة

## الفصل الأول

عمل الطابع من الصباح الباكر حتى المساء،[^1] ولم يرد أن يتوقف قبل أن تنتهي الصفحة الأخيرة في سنة ١٨٦٧ (1867).

كان الكتاب الأول [*Das Kapital*, Band I]{lang=de}، وبعده اثنا عشر كتابًا.

[^1]: اسم النهر أرنو.
"""
PERSIAN = """# چاپخانهٔ کوچک

## فصل اول

چاپچی از بامداد تا شامگاه کار کرد[^1] و نمی‌خواست پیش از آنکه صفحهٔ ۱۲ تمام شود دست بکشد.

[^1]: نام رودخانه آرنو است.
"""
# "The mill": a German text with a Hebrew quotation.
GERMAN = """# Die Mühle

## Erstes Kapitel

Über der Tür stand [הטחנה *הישנה*, 1867]{lang=he}, und niemand konnte es lesen.
"""
# A German text with a Hebrew paragraph, quotation, verse and note, and lines that only begin so.
MIXED = """# Die Mühle

## Erstes Kapitel

הטחנה הישנה עמדה ליד הנהר, 1867.

Ein Wort: הטחנה.[^1]

הטחנה, sagte er.

> הטחנה הישנה.

| הנהר הולך
| אל הים

- סכין
- עצם

[^1]: ראו הספר השני.

    Ein zweiter Absatz.
"""
TURNED = {"he": HEBREW, "yi": YIDDISH, "ar": ARABIC, "fa": PERSIAN}


def turned_book(language: str) -> Edition:
    """Return the book in one of the languages."""
    return book_of(TURNED[language], language)
