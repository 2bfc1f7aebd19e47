"""What is served is what was fetched and what was written."""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "tools"))

import bundle_css  # noqa: E402  # a script in tools/
import vendor  # noqa: E402

STATIC = ROOT / "src/pilar/ground/web/static/web"


def test_vendored_files_are_those_that_were_fetched() -> None:
    assert vendor.differences(json.loads(vendor.LIST.read_text())) == []


def test_every_vendored_file_is_listed() -> None:
    listed = set(json.loads(vendor.LIST.read_text())["sha256"])
    found = {
        str(path.relative_to(ROOT))
        for folder in (STATIC / "vendor", ROOT / "src/pilar/ground/web/fonts")
        for path in folder.rglob("*")
        if path.is_file()
    }

    assert found == listed


def test_each_package_names_version_and_licence() -> None:
    for package in json.loads(vendor.LIST.read_text())["packages"]:
        assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
        assert package["licence"]
        assert package["why"]


def test_no_served_file_names_a_source_map() -> None:
    assert not [p for p in STATIC.rglob("*.js") if "sourceMappingURL" in p.read_text()]


def test_the_bundles_are_current() -> None:
    assert bundle_css.stale() == []


def test_styles_reach_for_nothing_outside() -> None:
    for path in STATIC.glob("*.css"):
        assert "http" not in path.read_text()
        assert "@import" not in path.read_text()
