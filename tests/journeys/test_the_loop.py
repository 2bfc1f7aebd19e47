"""The loop of Pilar, as people walk it: from a report on a phone to a step of the forum."""

import pytest

from tests.journeys import figures, forum, office, registry, resident, volunteer
from tests.support.city import City
from tests.support.visitor import Visitors

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.slow]

YOGA = ("yoga.kedua@pilar.example", "Yoga Pratista", "PROGRAMME_MANAGER", "sungai-brantas-lima")
LILIK = "Lilik Suryani"
VISIT = "Kunjungi Mbah Karsini dan lengkapi data"
DONE = "Pekerjaan selesai. Benarkah sudah teratasi?"
AGAIN = "Antar makanan dan atur jadwal tetangga"
ABOUT = "Laporan yang dibuka lagi"
DECISION = "PSM menengok lagi tiga hari sesudah tugas selesai"


def test_from_a_report_to_a_step_of_the_forum(people: Visitors, built: City) -> None:
    neighbour, reader = people.on_a_phone(), people.at_a_desk()
    lilik = people.on_a_phone()
    rina, bagus = people.at_a_desk(), people.at_a_desk()
    retno, yoga, endang = people.at_a_desk(), people.at_a_desk(), people.at_a_desk()

    def figure() -> figures.Figures:
        return figures.both(reader, built.url)

    before = figure()

    # Report: a neighbour on a phone, without an account.
    slip = resident.reports(neighbour, name=registry.CALLED, age=74, village=registry.VILLAGE)
    assert resident.looks_up(neighbour, slip) == "Sudah diterima, menunggu dibaca"
    assert figure() == before.plus(reported=1)

    # Match: the front office finds her in the registry, with evidence, and hands it over.
    office.signs_in(rina, "front_office")
    office.matches(rina, code=slip.code, name=registry.NAME, manager="Bagus Prasetyo")
    assert figure() == before.plus(reported=1, taken_on=1)

    # Assess: a case, a task for a PSM of the village, a visit that asks for what is missing.
    office.signs_in(bagus, "back_office")
    case = office.opens_case(bagus, code=slip.code)
    office.asks(bagus, case, title=VISIT, member=LILIK)
    office.signs_in(lilik, "psm")
    volunteer.accepts(lilik, kind="Kunjungan pertama", place=registry.CORNER)
    volunteer.visits(lilik, title=VISIT)

    # Decide: all programmes at once; one officer proposes, another approves.
    office.signs_in(retno, "programme_manager")
    answer = office.reads_determination(retno, case, amount="Rp3.300.000")
    office.proposes(retno, answer, reason="Kunjungan dan data sesuai.")
    built.add_account(*YOGA)
    office.signs_in_by_password(yoga, address=YOGA[0], password=YOGA[-1])
    office.approves(yoga, name=registry.NAME, reason="Desil 1, lansia dan anak SD.")

    # Deliver: the task is done; but the neighbour says that it is not solved.
    volunteer.records(lilik, title=VISIT, words="Bertemu Mbah dan cucunya. PKH diusulkan.")
    office.asks_for_the_word(bagus, case)
    assert figure() == before.plus(reported=1, taken_on=1)
    assert resident.looks_up(neighbour, slip) == DONE
    resident.says(neighbour, solved=False, words="Makan masih sekali sehari.")
    assert figure() == before.plus(reported=1, taken_on=1, reopened=1)

    # It is open again, worked on again, and closes with the neighbour's word alone.
    office.asks(bagus, case, title=AGAIN, member=LILIK)
    volunteer.accepts(lilik, kind="Kunjungan pertama", place=registry.CORNER)
    volunteer.records(lilik, title=AGAIN, words="Tetangga bergilir mengantar makan.")
    office.asks_for_the_word(bagus, case)
    resident.looks_up(neighbour, slip)
    resident.says(neighbour, solved=True, words="Terima kasih, sudah makan tiga kali.")
    after = figure()
    assert after == before.plus(reported=1, taken_on=1, reopened=1, solved=1)
    reader.picture("capaian")

    # Plan: the forum keeps the figure as it stands, agrees on a step, and follows it.
    meeting = forum.opens(retno)
    forum.puts(retno, meeting, about=ABOUT, figure="Dibuka lagi", decision=DECISION)
    office.signs_in(endang, "head")
    forum.agrees(endang, meeting, about=ABOUT)
    begins = forum.follows(endang, step=DECISION, figure="Dibuka lagi")
    assert begins == figures.reopened_share(built.url, months=6)


def test_the_public_part_needs_no_scripts(people: Visitors) -> None:
    neighbour = people.on_a_phone(java_script_enabled=False)

    slip = resident.reports(neighbour, name="Pak Ngatiman", age=68, village="Temas")

    assert resident.looks_up(neighbour, slip) == "Sudah diterima, menunggu dibaca"
    resident.adds(neighbour, words="Rumahnya di belakang langgar.")
