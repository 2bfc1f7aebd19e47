"""Dates and ages in the words and notations of Indonesia. Pure: who needs today brings it."""

from datetime import date, datetime

_DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS_ID = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
)
_MONTHS_EN = "January February March April May June July August September October November December"
_MONTHS = {"id": _MONTHS_ID.split(), "en": _MONTHS_EN.split()}
_AGE = {
    "id": ("{} tahun", "{} bulan", "{} hari"),
    "en": ("{} years", "{} months", "{} days"),
}


def in_words(day: date, language: str = "id", *, weekday: bool = True, year: bool = True) -> str:
    """ "Kamis, 26 November 2026"; without `weekday` "26 November 2026"; without `year` "Kamis, 26 November".

    `language` "id" or "en" ("Thursday, 26 November 2026").
    """
    text = f"{day.day} {_MONTHS[language][day.month - 1]}"
    if year:
        text += f" {day.year}"
    return f"{_DAYS[language][day.weekday()]}, {text}" if weekday else text


def month_in_words(day: date, language: str = "id") -> str:
    """ "November 2026"."""
    return f"{_MONTHS[language][day.month - 1]} {day.year}"


def moment_in_words(moment: datetime, language: str = "id") -> str:
    """ "Kamis, 26 November 2026, pukul 14.05". `moment` is already in the reader's time zone."""
    clock = f"pukul {moment:%H.%M}" if language == "id" else f"{moment:%H:%M}"
    return f"{in_words(moment.date(), language)}, {clock}"


def age_on(birth_date: date, on: date) -> int:
    """Completed years on the day `on`. Who was born on 29 February has a birthday on 1 March in common
    years. Below 0 when `on` lies before the birth."""
    before_birthday = (on.month, on.day) < (birth_date.month, birth_date.day)
    return on.year - birth_date.year - before_birthday


def age_in_words(birth_date: date, on: date, language: str = "id") -> str:
    """ "42 tahun"; below two years "17 bulan"; below two months "12 hari"."""
    years, months, days = _AGE[language]
    lived = (on.year - birth_date.year) * 12 + on.month - birth_date.month
    lived -= on.day < birth_date.day
    if lived < 2:
        return days.format((on - birth_date).days)
    return months.format(lived) if lived < 24 else years.format(age_on(birth_date, on))


def years_before(day: date, years: int) -> date:
    """The same day `years` earlier; 29 February becomes 28 February in common years."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def born_about(age: int, on: date) -> date:
    """The day that stands for "`age` years old on the day `on`": 1 July of the likelier year, as offices
    fill unknown days. Its true precision is AGE: one year to both sides."""
    return date((years_before(on, age)).year - (on.month < 7), 7, 1)
