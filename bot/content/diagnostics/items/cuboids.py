"""Sub-module 7.3: volume, surface and edges of boxes."""

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.diagnostics.items.area import cm
from bot.content.texts import N_, say

ADDS_EDGES = Misconception(
    "volume-add-edges",
    N_("adds the edges for a volume"),
    N_("Maybe you added the three lengths. Cubes lie in rows and in layers, so the lengths are multiplied."),
    "7.3",
)
SURFACE_FOR_VOLUME = Misconception(
    "volume-surface-for-volume",
    N_("takes the surface for the volume"),
    N_("Maybe you counted the squares all round the outside. The volume is what fits inside."),
    "7.3",
)
ONE_LAYER = Misconception(
    "volume-one-layer",
    N_("counts one layer only"),
    N_("Maybe you found the lowest layer. There are more layers on top of it."),
    "7.3",
)
VISIBLE_CUBES = Misconception(
    "cubes-visible-only",
    N_("counts only the cubes in view"),
    N_("Maybe you counted the cubes that you can see. Behind them there are more."),
    "7.3",
)
VISIBLE_SQUARES = Misconception(
    "cubes-visible-squares",
    N_("counts the squares in view as cubes"),
    N_("Maybe you counted the squares on three sides. A cube at an edge shows more than one square."),
    "7.3",
)
VOLUME_FOR_SURFACE = Misconception(
    "surface-volume-for-surface",
    N_("takes the volume for the surface"),
    N_("Maybe you found what fits inside. Paper only covers the outside."),
    "7.3",
)
THREE_FACES = Misconception(
    "surface-three-faces",
    N_("forgets the hidden faces"),
    N_("Maybe you counted the three faces that you see. Each has a twin on the far side."),
    "7.3",
)
NO_TOP_OR_BOTTOM = Misconception(
    "surface-no-top-or-bottom",
    N_("leaves out top and bottom"),
    N_("Maybe you went round the sides only. Top and bottom have to be covered too."),
    "7.3",
)
DIVIDES_ONCE = Misconception(
    "missing-edge-divide-once",
    N_("divides a volume by one length only"),
    N_("Maybe you divided by one length. Divide by the other one too; what is left is the height."),
    "7.3",
)
SUBTRACTS_BASE = Misconception(
    "missing-edge-subtract",
    N_("takes the base away from the volume"),
    N_("Maybe you took one layer away. Ask how many such layers make the whole volume."),
    "7.3",
)
GIVES_BASE = Misconception(
    "missing-edge-give-base",
    N_("gives the base for the height"),
    N_("Maybe you stopped at the lowest layer. The height says how many layers there are."),
    "7.3",
)
ONE_OF_EACH = Misconception(
    "edges-one-of-each",
    N_("takes each edge of a box once"),
    N_("Maybe you added the three numbers. Each length is there four times."),
    "7.3",
)
VISIBLE_EDGES = Misconception(
    "edges-visible-only",
    N_("counts only the edges in view"),
    N_("Maybe you counted the nine edges that you can see. Three more are hidden behind."),
    "7.3",
)
VOLUME_FOR_EDGES = Misconception(
    "edges-volume-for-edges",
    N_("multiplies the edges for the length of wire"),
    N_("Maybe you multiplied. Wire only runs along the edges, so lengths are added."),
    "7.3",
)
DIVIDES_BY_EDGE = Misconception(
    "packing-divide-by-edge",
    N_("divides a volume by the edge of a cube"),
    N_("Maybe you divided the volume by the edge. One cube takes up edge × edge × edge."),
    "7.3",
)
DIVIDES_BY_FACE = Misconception(
    "packing-divide-by-face",
    N_("divides a volume by the face of a cube"),
    N_("Maybe you divided by the face of one cube. A cube has a height too."),
    "7.3",
)
UNIT_CUBES = Misconception(
    "packing-unit-cubes",
    N_("packs cubes of 1 cm whatever their edge"),
    N_("Maybe you counted cubes with edges of 1 cm. These are larger, so fewer fit in a row."),
    "7.3",
)


def box(size: tuple[int, int, int], *, hidden_height: bool = False) -> Figure:
    """Show a box with its length, width and height; the height may be a question mark."""
    x, y, z = size
    if hidden_height:
        caption = say(N_("A box, {x} cm long and {y} cm wide. Its height has a question mark."), x=x, y=y)
    else:
        caption = say(N_("A box, {x} cm long, {y} cm wide and {z} cm high."), x=x, y=y, z=z)
    labels = [cm(x), cm(y), "?" if hidden_height else cm(z)]
    return Figure("cuboid", {"x": x, "y": y, "z": z, "cubes": False, "labels": labels}, caption)


def some_size(pick: Pick) -> tuple[int, int, int]:
    """Draw the length, the width and the height of a box."""
    x, y, z = pick.between(3, 12), pick.between(2, 9), pick.between(2, 9)
    pick.need(x >= y and len({x, y, z}) > 1)
    return x, y, z


@item("7.3.cuboid-volume", difficulty=1, variety=430)
def cuboid_volume(pick: Pick) -> Question:
    """Find the volume of a box."""
    x, y, z = some_size(pick)
    return Question(
        stem=say(N_("What is the volume of this box in cubic centimetres?")),
        figure=box((x, y, z)),
        key=x * y * z,
        wrong=[
            ADDS_EDGES(x + y + z),
            SURFACE_FOR_VOLUME(2 * (x * y + y * z + z * x)),
            ONE_LAYER(x * y),
        ],
        because=say(
            N_("One layer has {x} × {y} = {layer} cubes of 1 cm. {z} layers make {layer} × {z} = {key}."),
            x=x, y=y, layer=x * y, z=z, key=x * y * z,
        ),
    )  # fmt: skip


@item("7.3.count-cubes", difficulty=1, variety=135)
def count_cubes(pick: Pick) -> Question:
    """Count the small cubes of a block."""
    x, y, z = pick.between(2, 8), pick.between(2, 6), pick.between(2, 5)
    faces = x * y + y * z + z * x
    return Question(
        stem=say(N_("This block is built of small cubes, without holes. How many small cubes are in it?")),
        figure=Figure("cuboid", {"x": x, "y": y, "z": z, "cubes": True, "labels": None}, say(
            N_("A block of small cubes: {x} cubes long, {y} cubes wide and {z} cubes high."), x=x, y=y, z=z,
        )),
        key=x * y * z,
        wrong=[
            VISIBLE_CUBES(x * y * z - (x - 1) * (y - 1) * (z - 1)),
            VISIBLE_SQUARES(faces),
            SURFACE_FOR_VOLUME(2 * faces),
            ONE_LAYER(x * y),
        ],
        because=say(
            N_("One layer has {x} × {y} = {layer} cubes. {z} layers make {layer} × {z} = {key}."),
            x=x, y=y, layer=x * y, z=z, key=x * y * z,
        ),
    )  # fmt: skip


@item("7.3.surface-area", difficulty=3, variety=6000)
def surface_area(pick: Pick) -> Question:
    """Find how much paper covers a box."""
    name, (x, y, z) = pick.name(), some_size(pick)
    front, side, top = x * z, y * z, x * y
    return Question(
        stem=say(
            N_("{name} covers all of this box with paper, and nothing overlaps. How many square centimetres is that?"),
            name=name,
        ),
        figure=box((x, y, z)),
        key=2 * (front + side + top),
        wrong=[
            VOLUME_FOR_SURFACE(x * y * z),
            THREE_FACES(front + side + top),
            NO_TOP_OR_BOTTOM(2 * (front + side)),
        ],
        because=say(
            N_("The faces are {front}, {side} and {top} cm², and each is there twice. "
               "2 × {front} + 2 × {side} + 2 × {top} = {key}."),
            front=front, side=side, top=top, key=2 * (front + side + top),
        ),
    )  # fmt: skip


@item("7.3.missing-edge", difficulty=2, variety=360)
def missing_edge(pick: Pick) -> Question:
    """Find the height of a box from its volume."""
    x, y, z = some_size(pick)
    volume = x * y * z
    return Question(
        stem=say(N_("The volume of this box is {volume} cm³. How many centimetres high is it?"), volume=volume),
        figure=box((x, y, z), hidden_height=True),
        key=z,
        wrong=[
            DIVIDES_ONCE(volume // x),
            SUBTRACTS_BASE(volume - x * y),
            GIVES_BASE(x * y),
        ],
        because=say(
            N_("One layer has {x} × {y} = {layer} cubes of 1 cm. {volume} ÷ {layer} = {key} layers."),
            x=x, y=y, layer=x * y, volume=volume, key=z,
        ),
    )  # fmt: skip


@item("7.3.wire-frame", difficulty=2, variety=6000)
def wire_frame(pick: Pick) -> Question:
    """Find how much wire all edges of a box need."""
    name, (x, y, z) = pick.name(), some_size(pick)
    once = x + y + z
    return Question(
        stem=say(
            N_("{name} builds this box out of wire: every edge is one piece. How many centimetres of wire is that?"),
            name=name,
        ),
        figure=box((x, y, z)),
        key=4 * once,
        wrong=[
            ONE_OF_EACH(once),
            VISIBLE_EDGES(3 * once),
            VOLUME_FOR_EDGES(x * y * z),
        ],
        because=say(
            N_("A box has 4 edges of each length. {x} + {y} + {z} = {once}, and 4 × {once} = {key}."),
            x=x, y=y, z=z, once=once, key=4 * once,
        ),
    )  # fmt: skip


@item("7.3.packing", difficulty=3, variety=120)
def packing(pick: Pick) -> Question:
    """Find how many larger cubes fill a box."""
    edge = pick.between(2, 4)
    along, deep, layers = pick.between(2, 6), pick.between(2, 5), pick.between(2, 4)
    pick.need(along >= deep)
    x, y, z = along * edge, deep * edge, layers * edge
    wrong = [
        DIVIDES_BY_EDGE(x * y * z // edge),
        DIVIDES_BY_FACE(x * y * z // edge**2),
        ONE_LAYER(along * deep),
        UNIT_CUBES(x * y * z),
    ]
    return Question(
        stem=say(N_("Cubes with edges of {edge} cm fill this box. How many cubes fit into it?"), edge=edge),
        figure=box((x, y, z)),
        key=along * deep * layers,
        wrong=pick.some(wrong, 4),
        because=say(
            N_("{along} cubes fit along it, {deep} across and {layers} on top of each other. "
               "{along} × {deep} × {layers} = {key}."),
            along=along, deep=deep, layers=layers, key=along * deep * layers,
        ),
    )  # fmt: skip
