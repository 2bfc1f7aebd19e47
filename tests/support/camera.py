"""Pictures of what a visitor sees: taken only when PILAR_PICTURES names a folder."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

MOST = 120_000  # bytes of one picture
WIDEST = 1600  # dots


class Camera:
    """Writes small WebP pictures into a folder; without one it does nothing."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder).resolve() if folder else None
        self.scale = 2 if folder else 1  # dots a pixel

    def __call__(self, page: Page, name: str) -> None:
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        shot = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
        shot.thumbnail((WIDEST, shot.height))
        path = self.folder / f"{name}.webp"
        for quality in (90, 80, 70, 60):
            shot.save(path, "WEBP", quality=quality, method=6)
            if path.stat().st_size <= MOST:
                return
        raise AssertionError(f"{path} is larger than {MOST} bytes")


def camera() -> Camera:
    """The camera that the environment asks for."""
    return Camera(os.environ.get("PILAR_PICTURES", ""))
