"""What the headings of a list of people mean, in many languages."""

from __future__ import annotations

from enum import StrEnum

from altmetric_desktop.domain.records import Field
from altmetric_desktop.importers.header import heading_key, meanings


class Meaning(StrEnum):
    """What a column says of a person. PRIVATE = what may not be kept; UNIT also for faculties and levels."""

    NAME = "name"
    FIRST = "first-name"
    MIDDLE = "middle-name"
    PREFIX = "prefix"
    LAST = "last-name"
    ORCID = "orcid"
    STAFF = "staff-id"
    UNIT = "unit"
    CODE = "unit-id"
    HIERARCHY = "hierarchy"
    FROM = "from"
    TO = "to"
    PRIVATE = "private"
    IGNORE = "ignore"


_WORDS: dict[Meaning, str] = {
    Meaning.NAME: (
        "name|full name|fullname|person|persons|person name|author|author name|researcher|researcher name"
        "|employee|employee name|staff name|staff member|display name|member|nachname, vorname|name, vorname"
        "|vollständiger name|person (name)|mitarbeiter|mitarbeiterin|forscher|forschende|wissenschaftler"
        "|nom complet|nom et prénom|nom prénom|nom|chercheur|auteur|nombre completo|nombre y apellidos"
        "|apellidos y nombre|nombre|investigador|autor|nome completo|nome|pesquisador|docente|nominativo"
        "|ricercatore|autore|naam|volledige naam|medewerker|onderzoeker|navn|namn|forsker|forskare|姓名|作者"
        "|氏名|著者|이름|성명|фио|ф.и.о.|автор|imię i nazwisko|nazwisko i imię|jméno|név|nimi|ad soyad"
    ),
    Meaning.FIRST: (
        "first name|firstname|given name|given names|givenname|forename|forenames|vorname|vornamen|prénom"
        "|prénoms|nombres|primer nombre|nome próprio|voornaam|voornamen|roepnaam|förnamn|fornavn|名|имя|imię"
        "|křestní jméno|keresztnév|etunimi|ad|author first name|initials|voorletters"
    ),
    Meaning.MIDDLE: "middle name|middle names|middlename|middle initial|patronymic|отчество|segundo nombre",
    Meaning.PREFIX: "tussenvoegsel|tussenvoegsels|voorvoegsel|name prefix|namenszusatz|particle",
    Meaning.LAST: (
        "last name|lastname|surname|surnames|family name|familyname|nachname|familienname|zuname"
        "|nom de famille|nom d'usage|apellido|apellidos|primer apellido|segundo apellido|sobrenome|apelido"
        "|cognome|achternaam|efternamn|etternavn|efternavn|姓|фамилия|nazwisko|příjmení|vezetéknév|sukunimi"
        "|soyad|author last name"
    ),
    Meaning.ORCID: "orcid|orcid id|orcid ids|orcid identifier|orcid number|orcid ид|orcid url",
    Meaning.STAFF: (
        "staff id|staff number|staff no|staffid|employee id|employee number|employee no|employeeid"
        "|personnel number|personnel no|person id|personid|people id|user id|userid|username|user name"
        "|login|netid|hr id|proprietary id|proprietary author id|proprietary user id|internal id|pure id|id"
        "|personalnummer|personal-nr|pers-nr|mitarbeiternummer|mitarbeiter-id|kennung|benutzerkennung"
        "|benutzername|matricule|identifiant|identifiant agent|numéro d'agent|id empleado"
        "|número de empleado|matrícula|matrícula siape|matricola|personeelsnummer|medewerkernummer"
        "|ansattnummer|anställningsnummer|medarbejdernummer|工号|职工号|教工号|職員番号|사번|табельный номер"
    ),
    Meaning.CODE: (
        "org id|orgid|organization id|organisation id|organizationid|organisationid|org unit id|unit id"
        "|unit code|unitid|department id|department code|dept code|dept id|departmentid|group id|orgnr"
        "|org-nr|organisationsnummer|kostenstelle|einrichtungsnummer|code unité|code structure"
        "|código de unidad|código departamento|codice struttura|afdelingscode|单位代码|部门编号|部署コード"
    ),
    Meaning.UNIT: (
        "units|organisation|organization|organisational units|groups|affiliation|affiliations|einrichtungen"
        "|institute|arbeitsbereich|unit path"
    ),
    Meaning.HIERARCHY: "hierarchy|hierarchie",
    Meaning.FROM: (
        "from|start|start date|startdate|joined|date joined|joining date|member since|since|valid from"
        "|date from|from date|hire date|beginn|von|ab|seit|eintritt|eintrittsdatum|gültig ab|début"
        "|date de début|arrivée|date d'arrivée|date d'entrée|inicio|fecha de inicio|fecha inicio|desde"
        "|fecha de alta|alta|início|data de início|data de ingresso|inizio|data inizio|data di inizio|dal"
        "|startdatum|begindatum|in dienst|startdato|fra|från|dato fra|入职日期|入职时间|开始日期|着任日"
        "|開始日|시작일|с|дата начала|od"
    ),
    Meaning.TO: (
        "to|end|end date|enddate|left|date left|leaving date|until|valid to|valid until|date to|to date"
        "|ende|bis|austritt|austrittsdatum|gültig bis|fin|date de fin|départ|date de départ"
        "|date de sortie|fecha de fin|fecha fin|hasta|fecha de baja|baja|fim|data de fim|até|fine|data fine"
        "|data di fine|al|tot|einddatum|uit dienst|sluttdato|til|till|slutdatum|slutdato|dato til|离职日期"
        "|离职时间|结束日期|離任日|終了日|종료일|по|дата окончания|do"
    ),
    Meaning.PRIVATE: (
        "email|e-mail|mail|email address|e-mail address|emails|e-mail-adresse|mailadresse|courriel"
        "|adresse électronique|correo|correo electrónico|correio eletrônico|posta elettronica|e-post|epost"
        "|邮箱|电子邮箱|メールアドレス|이메일|электронная почта|phone|telephone|telefon|téléphone"
        "|teléfono|telefone|mobile|address|anschrift|codice fiscale|cf|dni|nif|nie|dni/nie|cpf|rg|ssn"
        "|social security number|national id|national insurance number|ni number|passport|passport number"
        "|date of birth|dob|birthday|birth date|birth year|geburtsdatum|geburtstag|geburtsjahr"
        "|date de naissance|fecha de nacimiento|data de nascimento|data di nascita|luogo di nascita"
        "|födelsedatum|fødselsdato|geboortedatum|personnummer|fødselsnummer|cpr|cpr-nummer|bsn|pesel|insee"
        "|nir|numéro de sécurité sociale|sozialversicherungsnummer|steuer-id|steuernummer|身份证号|身份证"
        "|出生日期|生年月日|주민등록번호|снилс|инн|дата рождения|gender|sex|geschlecht|sexe|sexo"
        "|nationality|salary"
    ),
}
_TABLE = {heading_key(word): meaning for meaning, words in _WORDS.items() for word in words.split("|")}


def meaning_of(heading: str) -> Meaning:
    """What one heading means; IGNORE where its words say nothing."""
    key = heading_key(heading)
    known = _TABLE.get(key)
    if known is not None:
        return known
    if "mail" in key.split() or key.endswith(("email", "e mail")):
        return Meaning.PRIVATE
    found = meanings(heading)
    fields = {field for field, rank in found if rank < 3000}
    if fields & {Field.UNIT, Field.FACULTY, Field.INSTITUTION}:
        return Meaning.UNIT
    return Meaning.ORCID if fields == {Field.ORCID} else Meaning.IGNORE


def roles(headings: list[str]) -> list[Meaning]:
    """What each column means. A column *Name* beside one of first names is the family name, and beside one
    of family names the first name."""
    found = [meaning_of(heading) for heading in headings]
    has = set(found)
    for place, meaning in enumerate(found):
        if meaning is not Meaning.NAME:
            continue
        if Meaning.FIRST in has and Meaning.LAST not in has:
            found[place] = Meaning.LAST
        elif Meaning.LAST in has and Meaning.FIRST not in has:
            found[place] = Meaning.FIRST
        elif {Meaning.FIRST, Meaning.LAST} <= has:
            found[place] = Meaning.IGNORE
    return found
