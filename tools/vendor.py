"""Fetch what the browser needs from npm, by name and pinned version, and write it where it is served from.

    python tools/vendor.py            fetch everything in vendor.json anew and record the hashes
    python tools/vendor.py --check    compare the files that stand there with the recorded hashes

Needs `npm` on the machine, for fetching only. Nothing here runs at install or at run time.
"""

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LIST = Path(__file__).with_name("vendor.json")
SOURCE_MAP = re.compile(rb"^//# sourceMappingURL=.*$", re.MULTILINE)
SHAPES = re.compile(r"<(path|circle|rect|line|polyline|polygon|ellipse)\s[^>]*/>")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def differences(listing: dict[str, Any]) -> list[str]:
    """Sentences about each recorded file that is missing or was changed; empty when all agree."""
    found = []
    for name, expected in listing["sha256"].items():
        path = ROOT / name
        if not path.is_file():
            found.append(f"{name} is missing. Run: python tools/vendor.py")
        elif digest(path) != expected:
            found.append(f"{name} was changed by hand. Run: python tools/vendor.py")
    return found


def unpack(package: dict[str, Any], folder: Path) -> Path:
    """The folder of the package's contents, fetched by `npm pack`."""
    name = f"{package['name']}@{package['version']}"
    packed = subprocess.run(  # noqa: S603  # the arguments come from vendor.json, which is reviewed
        ["npm", "pack", "--silent", "--pack-destination", str(folder), name],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()[-1]
    target = folder / packed.removesuffix(".tgz")
    with tarfile.open(folder / packed) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def symbol(name: str, drawing: str) -> str:
    shapes = "".join(re.sub(r"\s+", " ", shape[0]) for shape in SHAPES.finditer(drawing))
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes.replace(" />", "/>")}</symbol>\n'


def sprite(package: dict[str, Any], source: Path) -> str:
    """One SVG with a symbol for each icon; strokes take their colour and width from CSS."""
    head = f"<!-- Lucide {package['version']}, ISC licence: see licences/lucide.txt -->\n"
    names = package["sprite"]["icons"]
    symbols = [symbol(name, (source / "icons" / f"{name}.svg").read_text()) for name in names]
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg">\n{"".join(symbols)}</svg>\n'


def write(name: str, content: bytes) -> None:
    path = ROOT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def fetch(listing: dict[str, Any]) -> None:
    listing["sha256"] = {}
    with tempfile.TemporaryDirectory() as folder:
        for package in listing["packages"]:
            source = unpack(package, Path(folder))
            for inside, name in package["files"].items():
                content = (source / inside).read_bytes()
                write(name, SOURCE_MAP.sub(b"", content) if name.endswith(".js") else content)
                listing["sha256"][name] = digest(ROOT / name)
            if "sprite" in package:
                name = package["sprite"]["to"]
                write(name, sprite(package, source).encode())
                listing["sha256"][name] = digest(ROOT / name)


def main() -> int:
    text = LIST.read_text()
    listing = json.loads(text)
    if "--check" in sys.argv:
        found = differences(listing)
        sys.stderr.writelines(f"{line}\n" for line in found)
        return bool(found)
    fetch(listing)
    hashes = json.dumps(listing["sha256"], indent=4).replace("\n}", "\n  }")
    LIST.write_text(re.sub(r'"sha256": \{[^}]*\}', lambda _: f'"sha256": {hashes}', text))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
