"""Join our CSS source files into the few files that are served. No build at run time.

python tools/bundle_css.py            write the bundles
python tools/bundle_css.py --check    say which bundle is older than its sources
"""

import re
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parents[1] / "src/pilar/ground/web"
SOURCES = WEB / "css"
TARGET = WEB / "static/web"
BUNDLES = {
    "pilar.css": ["base", "tokens", "layout", "parts/*", "print"],
    "work.css": ["work/*"],
    "gallery.css": ["gallery"],
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def squeeze(text: str) -> str:
    """Without comments, indentation and empty lines; one declaration block a line stays readable."""
    lines = (line.strip() for line in COMMENT.sub("", text).splitlines())
    return "\n".join(re.sub(r"\s*([{};,])\s+", r"\1", line) for line in lines if line)


def bundle(patterns: list[str]) -> str:
    files = [file for pattern in patterns for file in sorted(SOURCES.glob(f"{pattern}.css"))]
    return "\n".join(squeeze(file.read_text()) for file in files) + "\n"


def stale() -> list[str]:
    """Names of the bundles that differ from their sources."""
    return [
        name
        for name, patterns in BUNDLES.items()
        if not (TARGET / name).is_file() or (TARGET / name).read_text() != bundle(patterns)
    ]


def main() -> int:
    if "--check" in sys.argv:
        names = stale()
        sys.stderr.writelines(f"{name} is old. Run: python tools/bundle_css.py\n" for name in names)
        return bool(names)
    for name, patterns in BUNDLES.items():
        (TARGET / name).write_text(bundle(patterns))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
