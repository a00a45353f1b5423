"""Sub-module 7.4: chances, with marbles in a bag."""

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.diagnostics.items.data import listed
from bot.content.diagnostics.values import Frac
from bot.content.texts import N_, Text, say

COLOURS = (N_("red"), N_("blue"), N_("green"), N_("yellow"))

ODDS_FOR_CHANCE = Misconception(
    "chance-odds",
    N_("compares with the others, not with all"),
    N_("Maybe you compared with the other marbles. The bottom number counts all marbles in the bag."),
    "7.4",
)
EQUAL_CHANCES = Misconception(
    "chance-equal",
    N_("gives each colour the same chance"),
    N_("Maybe you counted the colours. A colour with more marbles is taken more often."),
    "7.4",
)
ONE_OF_ALL = Misconception(
    "chance-one-of-all",
    N_("gives the chance of one marble only"),
    N_("Maybe you thought of one marble. There are several of that colour, and each of them will do."),
    "7.4",
)
OTHER_COLOURS = Misconception(
    "chance-other-colours",
    N_("gives the chance of the other colours"),
    N_("Maybe you counted the other colours. Read once more which colour is asked for."),
    "7.4",
)
AS_MANY_AS_INSIDE = Misconception(
    "chance-as-many-as-inside",
    N_("expects as many as there are in the bag"),
    N_("Maybe you counted what is in the bag. With so many tries, each marble can come again and again."),
    "7.4",
)


def colours(pick: Pick, count: int) -> list[Text]:
    """Draw so many different colours."""
    return [say(word) for word in pick.some(COLOURS, count)]


def bag(labels: list[Text], counts: list[int]) -> Figure:
    """Show a bag of marbles."""
    inside = [{"label": label, "count": count} for label, count in zip(labels, counts, strict=True)]
    return Figure("bag", {"counts": inside}, say(N_("A bag of marbles. {marbles}."), marbles=listed(labels, counts)))


@item("7.4.chance", difficulty=1, variety=9000)
def chance(pick: Pick) -> Question:
    """Find the chance of a colour."""
    name, labels, counts = pick.name(), colours(pick, 3), [pick.between(2, 8) for _ in range(3)]
    wanted, total = counts[0], sum(counts)
    shown = pick.some(range(3), 3)
    pick.need(wanted < total - wanted)
    return Question(
        stem=say(
            N_("{name} takes one marble out of this bag and does not look. What is the chance that it is {colour}?"),
            name=name, colour=labels[0],
        ),
        figure=bag([labels[place] for place in shown], [counts[place] for place in shown]),
        key=Frac(wanted, total),
        wrong=[
            ODDS_FOR_CHANCE(Frac(wanted, total - wanted)),
            EQUAL_CHANCES(Frac(1, 3)),
            ONE_OF_ALL(Frac(1, total)),
            OTHER_COLOURS(Frac(total - wanted, total)),
        ],
        because=say(
            N_("There are {total} marbles in all, and {wanted} of them are {colour}. So it is {key}."),
            total=total, wanted=wanted, colour=labels[0], key=Frac(wanted, total),
        ),
    )  # fmt: skip


@item("7.4.expected", difficulty=3, variety=9000)
def expected(pick: Pick) -> Question:
    """Say how often a colour comes, more or less, in many tries."""
    name, labels = pick.name(), colours(pick, 2)
    wanted, others, rounds = pick.between(2, 8), pick.between(2, 8), pick.between(4, 12)
    total = wanted + others
    tries, key = total * rounds, wanted * rounds
    pick.need(wanted != others and tries % 2 == 0)
    return Question(
        stem=say(
            N_("{name} takes a marble out without looking and puts it back, {tries} times. "
               "About how often will it be {colour}?"),
            name=name, tries=tries, colour=labels[0],
        ),
        figure=bag(labels, [wanted, others]) if pick.one_of((True, False)) else bag(labels[::-1], [others, wanted]),
        key=key,
        wrong=[
            EQUAL_CHANCES(tries // 2),
            OTHER_COLOURS(tries - key),
            AS_MANY_AS_INSIDE(wanted),
        ],
        because=say(
            N_("In {total} tries expect {colour} about {wanted} times. {tries} tries are {rounds} times as many: "
               "{rounds} × {wanted} = {key}."),
            wanted=wanted, total=total, colour=labels[0], tries=tries, rounds=rounds, key=key,
        ),
    )  # fmt: skip
