"""The catalogues: every text of an app is found, and what is missing or old is said."""

from pathlib import Path

import pytest

from pilar.config.cli import messages


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small app with a view and a template."""
    monkeypatch.setattr(messages, "app_folders", lambda: [tmp_path / "app"])
    monkeypatch.setattr(messages.environment, "ROOT", tmp_path)
    folder = tmp_path / "app"
    (folder / "templates").mkdir(parents=True)
    (folder / "views.py").write_text('A = _("One")\nB = ngettext("%(n)s day", "%(n)s days", 2)\n')
    (folder / "templates/page.html").write_text(
        "{% if x %}\n  {% button _('Two') %}\n{% endif %}"
        "{% blocktranslate with n=name %}Three {{ n }}{% endblocktranslate %}{% translate 'It''s' %}"
    )
    return folder


def texts(folder: Path) -> set[object]:
    return {message.id for message in messages.gathered(folder) if message.id}


def test_texts_of_code_and_templates_are_found(app: Path) -> None:
    assert {"One", ("%(n)s day", "%(n)s days"), "Two", "Three %(n)s"} <= texts(app)


def test_a_text_without_indonesian_is_named(app: Path) -> None:
    messages.write(app)

    assert any("no Indonesian for 'One'" in line for line in messages.differences(app))


def test_what_is_translated_stays_when_texts_change(app: Path) -> None:
    messages.write(app)
    po = messages.catalogue(app)
    po.write_text(po.read_text().replace('msgid "One"\nmsgstr ""', 'msgid "One"\nmsgstr "Satu"'))
    (app / "views.py").write_text('A = _("One")\nC = _("Four")\n')

    messages.write(app)

    assert 'msgid "One"\nmsgstr "Satu"' in po.read_text()
    assert "%(n)s day" not in po.read_text()


def test_an_old_compiled_catalogue_is_named(app: Path) -> None:
    messages.write(app)
    po = messages.catalogue(app)
    po.write_text(po.read_text().replace('msgid "One"\nmsgstr ""', 'msgid "One"\nmsgstr "Satu"'))

    assert any("the .mo is older" in line for line in messages.differences(app))


def test_a_lost_placeholder_is_named(app: Path) -> None:
    messages.write(app)
    po = messages.catalogue(app)
    po.write_text(
        po.read_text().replace('Three %(n)s"\nmsgstr ""', 'Three %(n)s"\nmsgstr "Tiga %(m)s"')
    )

    assert any("differs in its placeholders" in line for line in messages.differences(app))


def test_the_same_texts_give_the_same_bytes(app: Path) -> None:
    messages.write(app)
    first = (
        messages.catalogue(app).read_bytes(),
        messages.catalogue(app).with_suffix(".mo").read_bytes(),
    )

    messages.write(app)

    assert first == (
        messages.catalogue(app).read_bytes(),
        messages.catalogue(app).with_suffix(".mo").read_bytes(),
    )
