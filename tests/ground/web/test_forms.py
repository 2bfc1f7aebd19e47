"""Forms speak plainly, keep what was typed, and lead to what is to be mended."""

from contextlib import suppress
from datetime import date
from typing import ClassVar

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from pilar.ground.web.forms import DayField, PilarForm, parse_day


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    translation.activate("id")


class Place(PilarForm):
    name = forms.CharField(label="Nama")
    village = forms.ChoiceField(
        label="Desa", choices=[("1", "Punten"), ("?", "Belum tahu")], widget=forms.RadioSelect
    )
    born = DayField(label="Tanggal lahir", required=False)
    own = forms.CharField(label="Nomor", error_messages={"required": "Tulis nomornya."})
    agreed = forms.BooleanField(label="Setuju")
    photo = forms.FileField(label="Foto", required=False)
    unknown: ClassVar = {"village": "?"}
    choice_hints: ClassVar = {"village": {"1": "Kecamatan Bumiaji"}}


def rendered(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_an_empty_form_is_told_what_to_do() -> None:
    errors = Place({}).errors

    assert errors["name"] == ["Bagian ini belum terisi."]
    assert errors["village"] == ["Pilih satu, atau katakan bahwa Anda belum yakin."]
    assert errors["agreed"] == ["Centang ini untuk melanjutkan."]
    assert errors["own"] == ["Tulis nomornya."]


def test_the_summary_leads_to_each_field_and_takes_the_focus() -> None:
    page = rendered("{% form_errors form %}", form=Place({}))

    assert 'href="#id_name"' in page
    assert 'href="#id_village_0"' in page
    assert "autofocus" in page
    assert "Ada 4 hal yang perlu diperbaiki" in page


@pytest.mark.parametrize(
    "form", [None, Place(), Place({"name": "x", "village": "1", "own": "1", "agreed": "on"})]
)
def test_there_is_no_summary_where_all_is_well(form: PilarForm | None) -> None:
    assert rendered("{% form_errors form %}", form=form) == ""


def test_a_refusal_of_the_whole_form_is_said_without_a_link() -> None:
    form = Place({"name": "x", "village": "1", "own": "1", "agreed": "on"})
    form.add_error(None, "Sudah dikerjakan orang lain.")

    page = rendered("{% form_errors form %}", form=form)

    assert "<li>Sudah dikerjakan orang lain.</li>" in page


def test_a_field_is_tied_to_its_hint_and_error() -> None:
    page = rendered('{% field form.name hint="Nama panggilan boleh" width="16" %}', form=Place({}))

    assert 'aria-describedby="id_name-hint id_name-error"' in page
    assert 'aria-invalid="true"' in page
    assert 'class="input w-16"' in page


def test_what_was_typed_stays_and_is_escaped() -> None:
    page = rendered("{% field form.name %}", form=Place({"name": '"><script>x</script>'}))

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_answer_for_not_knowing_has_a_dashed_edge() -> None:
    page = rendered("{% choices form.village %}", form=Place({"village": "?"}))

    assert page.count('class="choice unknown"') == 1
    assert page.count(" checked") == 1
    assert "Kecamatan Bumiaji" in page


def test_optional_fields_say_so() -> None:
    assert "(boleh kosong)" in rendered("{% field form.born %}", form=Place())
    assert "(boleh kosong)" not in rendered("{% field form.name %}", form=Place())


def test_where_nothing_is_required_no_field_says_that_it_is_not() -> None:
    class Whatever(PilarForm):
        name = forms.CharField(label="Nama", required=False)
        hamlet = forms.ChoiceField(label="Dusun", choices=[("1", "Gemulo")], required=False)

    assert "(boleh kosong)" not in rendered("{% field form.name %}", form=Whatever())
    assert "(boleh kosong)" not in rendered("{% field form.hamlet %}", form=Whatever())


def test_a_form_notices_files_and_carries_its_token() -> None:
    page = rendered("{% form form %}{% endform %}", form=Place(), csrf_token="abc")

    assert 'enctype="multipart/form-data"' in page
    assert 'name="csrfmiddlewaretoken" value="abc"' in page
    assert "novalidate" in page


def test_a_get_form_carries_no_token() -> None:
    page = rendered('{% form form method="get" %}{% endform %}', form=None, csrf_token="abc")

    assert "csrfmiddlewaretoken" not in page


@pytest.mark.parametrize(
    "text",
    [
        "17 8 1952",
        "17/08/1952",
        "17-8-1952",
        "17.8.1952",
        "17 Agustus 1952",
        "17 agu 1952",
        "1952-08-17",
        " 17  8 1952 ",
    ],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert parse_day(text) == date(1952, 8, 17)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("17 13 1952", "Bulan 13 tidak ada. Tulis 1 sampai 12."),
        ("31 2 1952", "Tanggal 31 tidak ada pada bulan itu."),
        ("17 8 52", "Tulis tahun dengan empat angka, misalnya 1952."),
        ("1952", "Tulis hari, bulan, dan tahun, misalnya 17 8 1952."),
        ("kapan saja dulu", "Tulis hari, bulan, dan tahun, misalnya 17 8 1952."),
        ("0 0 0000", "Bulan 0 tidak ada. Tulis 1 sampai 12."),
        ("17 8 0000", "Tanggal 17 tidak ada pada bulan itu."),
    ],
)
def test_a_day_that_can_not_be_is_named_by_its_part(text: str, said: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        parse_day(text)

    assert refusal.value.messages == [said]


@given(st.text(max_size=40))
def test_no_text_breaks_the_day(text: str) -> None:
    with suppress(ValidationError):
        assert isinstance(parse_day(text), date)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert parse_day(f"{day.day} {day.month} {day.year}") == day
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "ok"), [("1 1 2999", False), ("1 1 1850", False), ("1 1 1950", True)]
)
def test_a_day_lies_within_its_bounds(text: str, ok: bool) -> None:
    form = Place({"name": "x", "village": "1", "own": "1", "agreed": "on", "born": text})

    assert form.is_valid() is ok
