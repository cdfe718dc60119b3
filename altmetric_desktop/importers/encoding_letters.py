"""Letters beyond ASCII by language: how often each stands, among its like, in ordinary text (rounded).

Figures are shares per thousand letters of running text, as tables of letter frequencies give them; only what
they are to each other within one language counts.
"""

from __future__ import annotations

#: Codecs that hold the letters of the languages named so in _LETTERS.
_CODECS = {
    "west": ("cp1252", "iso8859-15", "mac_roman"),
    "central": ("cp1250", "iso8859-2"),
    "baltic": ("cp1257",),
    "turkish": ("cp1254",),
    "russian": ("cp1251", "koi8-r"),
    "cyrillic": ("cp1251",),
    "greek": ("cp1253",),
    "hebrew": ("cp1255",),
    "arabic": ("cp1256",),
}
#: French, German, Spanish, Portuguese, Italian, Catalan, Swedish, Danish and Norwegian, Finnish, Icelandic,
#: Dutch, names of the West; Polish, Czech, Slovak, Hungarian, Slovenian and Croatian, Romanian, names of all
#: these; Lithuanian, Latvian, Estonian; Turkish; Russian, Ukrainian, Bulgarian, Serbian; Greek; Hebrew,
#: Arabic.
_LETTERS = """
west: é19 à5 è3 ê2.3 ç.9 â.6 ô.3 û.6 ù.6 î.5 ï.1 ë.1 œ.2
west: ä5.4 ü6.5 ö3 ß3.1 é.1
west: ó8.3 í7.3 á5 é4.3 ñ3.1 ú1.7 ü.2 ª.1 º.2
west: ã7.3 ç5.3 á5 é3.4 í2.8 õ1.8 ê4.5 ó3 ú2 â1.6 à.7 ô.6 ª.1 º.2
west: à6.4 è2.6 ù1.7 ò1 é1 ì.4 î.05
west: à3 è3 é4 ó4 í3 ò2 ú1 ç1 ï1 ü.5
west: ä18 å13 ö13 é.2 ü.1
west: ø10 å12 æ9 é.3 ö.1 ä.1
west: ä35 ö4.4 å.2 é.1
west: á18 ð44 é6 í16 ó10 ú6 ý2.3 þ14.5 æ8.7 ö7.8
west: ë1 é1 ï.6 ü.3 ö.3 è.2 ê.1 ó.1 á.1 ç.1
west: é10 ü9 ö8 ä7 á6 ó6 í6 ñ3 ç3 ø3 å3 è3 ã2.5 à2 ú2 ë1.5 ß1.5 ô1 ê1 æ1 â1 ï1 õ1 î.7 ò.5 ù.5 û.5
  ý.5 ì.3 ð.3 þ.2 š.8 ž.4 œ.2 ÿ.05 ª.05 º.1
central: ł18 ą10 ę11 ó8.5 ż8.3 ś6.6 ć4 ń2 ź.6
central: í32 á22 é13 ě16 ý10 ř12 č10 š8 ž10 ů7 ú1 ň.3 ť.3 ď.2 ó.3
central: á20 í13 ý11 é8 č10 š8 ž9 ú10 ľ4 ť4 ô2 ä1.2 ň1.5 ó1 ď1.5 ŕ.1 ĺ.1
central: á35 é34 ö9.5 ó11 ü6.3 ő9 í5.5 ú3 ű2
central: č14 š10 ž7 ć7 đ3
central: ă24 î10 â9 ş10 ţ10
central: ł5 ó5 á7 é5 í5 č6 š6 ž5 ř4 ć4 ą3 ę3 ż3 ś3 ń2 ý3 ě3 ö4 ü5 ä3 ő2 ű.7 ă2 ş1 ţ1 ú2 ů2 ň1 ľ1 ť1
  ď1 đ1
baltic: ė17 š11 ž8 ų12 ū5 į5 č5 ą6 ę2
baltic: ā40 ī20 ē18 š9 ņ6 ū6 ļ3 ž2 č1 ķ2 ģ1
baltic: ä10 õ9.5 ü8 ö1.5 š.1 ž.1
turkish: ı51 ü18 ş18 ğ11 ç11.5 ö8 â.5 î.1 û.1 é.05
russian: о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14
  й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ъ.4 ё.4
cyrillic: о94 а72 н65 и61 і57 в55 т55 е50 р47 с41 к35 л36 д35 у34 м31 п29 я20 з23 ь18 г16 ч14 б17
  х12 й14 ж9 ц8 ю7 є6 ї6.5 ш7 щ5 ф3 ґ.1
cyrillic: а117 е91 и89 о87 н75 т74 р55 с52 в44 л36 к34 д32 п31 м26 з25 я20 ъ18 у15 г17 б14 ч13 й6 х6
  ж7 ц6 щ5 ш4 ю1.5 ф2 ь.5
cyrillic: а115 и95 о92 е88 н54 с50 р47 т44 ј45 к38 у40 в36 д36 м35 п29 л33 г18 з19 б15 љ5 ц8 ч10 ш9
  х8 ж6 њ7 ћ6 ђ2 ф3 џ.3 ќ1 ѓ1 ѕ.3
greek: α99 ο82 ι68 ε63 ν67 τ80 σ49 ς40 ρ45 η43 π45 κ42 μ34 λ30 υ33 δ17 γ18 ω15 θ12 χ11 φ9 β7 ξ4 ζ4
  ψ1.5 ί26 ά19 έ22 ό24 ή17 ύ11 ώ8 ϊ.4 ϋ.1 ΐ.4
hebrew: י110 ו104 ה109 ל74 א63 ר60 ת55 מ56 ב47 ש45 נ30 ם29 ע32 ק22 ד25 ח25 כ20 פ18 ן14 ט13 ג13 ס15
  ז13 צ12 ך8 ף2 ץ1
arabic: ا150 ل120 ي70 م65 ن62 و60 ر50 ت46 ب38 د36 ع33 ه45 ة28 س30 ف29 ق26 ك25 أ20 ح20 ج15 ش13 ص12
  خ10 ط9 ى8 ذ7 ض7 إ7 ث6 ز6 غ5 ئ4 ء3 ؤ2 ظ2 آ1.5
"""


def shares() -> list[tuple[tuple[str, ...], dict[str, float]]]:
    """Each language's codecs, and the share (0 to 1) of each of its letters among all of them."""
    found = []
    for line in _LETTERS.replace("\n  ", " ").strip().split("\n"):
        group, _, words = line.partition(": ")
        weights = {word[0]: float(word[1:]) for word in words.split()}
        whole = sum(weights.values())
        found.append((_CODECS[group], {letter: weight / whole for letter, weight in weights.items()}))
    return found
