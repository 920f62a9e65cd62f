"""A figure to a PNG file of 1,290 dots' width, black on white, for slides and manuscripts."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from cases.measure.figures import SIZE, WIDE, Box, Figure, drawing

_SCALE = 3
_DOTS_AN_INCH = 300


def write_png(path: Path, figure: Figure) -> None:
    """Draw it with the letters that Pillow brings along: it looks the same on every machine."""
    drawn = drawing(figure)
    picture = Image.new("RGB", (WIDE * _SCALE, round(drawn.height) * _SCALE), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(SIZE * _SCALE)
    for shape in drawn.shapes:
        x, y = shape.x * _SCALE, shape.y * _SCALE
        if isinstance(shape, Box):
            right, bottom = x + shape.width * _SCALE, y + shape.height * _SCALE
            pen.rectangle((x, y, max(x, right - 1), bottom - 1), fill=shape.colour)
        else:
            pen.text(
                (x, y), shape.text, fill="black", font=font, anchor="rs" if shape.ends else "ls"
            )
    picture.save(path, format="PNG", dpi=(_DOTS_AN_INCH, _DOTS_AN_INCH))
