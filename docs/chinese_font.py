"""Cut the Chinese typeface of the report to what ships: `python docs/chinese_font.py FOLDER`.

FOLDER holds the whole typeface, as `npm pack @expo-google-fonts/noto-sans-sc` unpacks it (Noto Sans
SC with TrueType outlines, SIL Open Font License). The result lies in `resources/fonts`: a regular
typeface for all that people may type, and a bold one for headings. Make them anew when a test says
that a catalogue has a letter which they lack.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset

RESOURCES = Path(__file__).parents[1] / "resources"
FONTS = RESOURCES / "fonts"
LATIN = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) + "–—…≤≥−₀₁₂½²°µ"
# letters of given names that neither GB 2312 nor Big5 has
NAMES = (
    "镕喆堃昇玥翀琰珺婧骞旻昉昶晟暐炜烨煊熠璟瑀瑄瑢珏珩玚"
    "珮頔頫赟囧垚淼焱燚犇骉翯翾祎祺禛劼偲嫄婳彧怡"
)


def encoded(codec: str, first: range, second: range) -> str:
    """The letters of a part of a two-byte encoding."""
    pairs = (bytes([high, low]) for high in first for low in second)
    return "".join(pair.decode(codec, errors="ignore") for pair in pairs)


def main(folder: Path) -> None:
    """Write both typefaces; sizes are said for whoever made them."""
    end = range(0xA1, 0xFF)
    simplified = encoded("gb2312", range(0xA1, 0xF8), end)
    common = encoded("gb2312", range(0xA1, 0xD8), end)  # signs and the 3755 most frequent letters
    traditional = "".join(
        encoded("big5", range(0xA1, 0xC7), low) for low in (range(0x40, 0x7F), end)
    )
    said = (RESOURCES / "translations" / "zh.toml").read_text(encoding="utf-8")
    for style, letters in (
        ("400Regular", simplified + traditional + NAMES + said),
        ("700Bold", common + said),
    ):
        options = subset.Options(
            layout_features=[], hinting=False, name_IDs=["*"], glyph_names=False
        )
        source = next(folder.rglob(f"*{style}.ttf"))
        font = subset.load_font(source, options)
        cutter = subset.Subsetter(options)
        cutter.populate(text=LATIN + letters)
        cutter.subset(font)
        path = FONTS / f"NotoSansSC-{style[3:]}.ttf"
        subset.save_font(font, str(path), options)
        print(f"{path.name}: {len(font.getBestCmap())} letters, {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
