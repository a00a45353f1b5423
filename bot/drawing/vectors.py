"""Small drawings in SVG as emoji have them: filled paths, circles and ellipses, made into pixels of any size."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as Xml

from PIL import Image, ImageColor, ImageDraw

from bot.drawing.curves import area, contains, path

FINER = 3  # pixels are drawn smaller by this, and put together in the end
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)

Line = list[tuple[float, float]]


def drawn(source: str, size: int) -> Image.Image:
    """Return a drawing as a square image with transparent ground."""
    root = Xml.fromstring(source)  # noqa: S314 - out of a package whose hash is pinned, never from people
    left, top, wide, high = map(float, _NUMBER.findall(root.get("viewBox", "0 0 36 36")))
    by = size * FINER / max(wide, high)
    image = Image.new("RGBA", (size * FINER, size * FINER))
    for element, given in _shapes(root, {}):
        lines = [[((x - left) * by, (y - top) * by) for x, y in line] for line in _lines(element)]
        _fill(image, lines, given)
    return image.reduce(FINER)


def _shapes(element: Xml.Element, given: Mapping[str, str]) -> Iterator[tuple[Xml.Element, Mapping[str, str]]]:
    """Yield what is to be filled, with what holds for it: its own, or its group's."""
    given = {**given, **element.attrib}
    name = element.tag.rpartition("}")[2]
    if name in {"path", "circle", "ellipse"}:
        yield element, given
    for child in element if name in {"svg", "g"} else ():
        yield from _shapes(child, given)


def _lines(element: Xml.Element) -> list[Line]:
    """Return the closed lines around a shape."""
    if (way := element.get("d")) is not None:
        lines = path(way)
    else:
        x, y = (float(element.get(name, 0)) for name in ("cx", "cy"))
        across, down = (float(element.get(name, element.get("r", 0))) for name in ("rx", "ry"))
        turns = [math.tau * n / 48 for n in range(48)]
        lines = [[(x + across * math.cos(turn), y + down * math.sin(turn)) for turn in turns]]
    return [_moved(line, element.get("transform", "")) for line in lines]


def _moved(line: Line, how: str) -> Line:
    numbers = [float(one) for one in _NUMBER.findall(how)]
    if how.startswith("rotate"):
        angle, (x, y) = math.radians(numbers[0]), [*numbers[1:], 0.0, 0.0][:2]
        cos, sin = math.cos(angle), math.sin(angle)
        numbers = [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos]
    if len(numbers) != 6:
        return line
    a, b, c, d, e, f = numbers
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in line]


def _fill(image: Image.Image, lines: Sequence[Line], given: Mapping[str, str]) -> None:
    lines = sorted((line for line in lines if len(line) > 2), key=lambda line: abs(area(line)), reverse=True)
    if not lines or given.get("fill") == "none":
        return
    dense = round(255 * float(given.get("opacity", 1)) * float(given.get("fill-opacity", 1)))
    mask = Image.new("L", image.size)
    for place, line in enumerate(lines):
        around = [area(other) > 0 for other in lines[:place] if contains(other, line[0])]
        if given.get("fill-rule") == "evenodd":
            is_hole = len(around) % 2 == 1
        else:  # what runs the other way round is a hole in what is around it
            is_hole = 2 * around.count(area(line) < 0) - len(around) == 1
        ImageDraw.Draw(mask).polygon(line, 0 if is_hole else dense)
    colored = Image.new("RGBA", image.size, (*ImageColor.getrgb(given.get("fill", "#000000"))[:3], 255))
    colored.putalpha(mask)
    image.alpha_composite(colored)
