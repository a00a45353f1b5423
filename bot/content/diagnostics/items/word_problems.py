"""Sub-module 1.2: word problems with whole numbers."""

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.texts import N_, say

STOPS_AFTER_ONE_STEP = Misconception(
    "story-stops-after-one-step",
    N_("stops after the first of two steps"),
    N_("Maybe you stopped after the first step, which you need too. Read once more what the question asks for."),
    "1.2",
)
TAKES_ONE_GROUP = Misconception(
    "story-counts-one-group",
    N_("counts one group where there are several"),
    N_("Maybe you counted one of them only. There are several, so multiply first."),
    "1.2",
)
ADDS_GROUPS = Misconception(
    "story-adds-for-groups",
    N_("adds where there are several equal groups"),
    N_("Maybe you added how many and how much each. Equal groups are counted with times."),
    "1.2",
)
ADDS_WHAT_GOES = Misconception(
    "story-adds-what-goes",
    N_("adds what is taken away"),
    N_("Maybe you added in the end. Think of the story: is there more at the end, or less?"),
    "1.2",
)
USES_EVERY_NUMBER = Misconception(
    "story-uses-every-number",
    N_("brings in a number that the question has no use for"),
    N_("Maybe you used every number of the story. Some only tell more about it; ask of each what it counts."),
    "1.2",
)
PICKS_OTHER_NUMBER = Misconception(
    "story-picks-other-number",
    N_("works with a number that the question has no use for"),
    N_("Maybe you took a number that counts something else. Say aloud what each number counts."),
    "1.2",
)
ADDS_ALL_NUMBERS = Misconception(
    "story-adds-all-numbers",
    N_("adds all numbers of a story"),
    N_("Maybe you added all the numbers. A small drawing shows which ones belong together, and how."),
    "1.2",
)
DROPS_REMAINDER = Misconception(
    "remainder-dropped",
    N_("leaves out what remains where it needs a place too"),
    N_("Maybe you left out the rest. They need a place too."),
    "1.2",
)
LEAVES_REMAINDER = Misconception(
    "remainder-not-interpreted",
    N_("writes a remainder where the story needs a whole number"),
    N_("Maybe you wrote what you calculated. Think of the story: what happens with the rest?"),
    "1.2",
)
ANSWERS_REMAINDER = Misconception(
    "remainder-as-answer",
    N_("gives the remainder as the answer"),
    N_("Maybe you gave the rest. The question asks how many are needed for all."),
    "1.2",
)
ONE_FOR_EACH_LEFT = Misconception(
    "remainder-one-for-each",
    N_("gives each of those left over a place of its own"),
    N_("Maybe you gave each one of the rest a place of its own. They can share one."),
    "1.2",
)
MORE_MEANS_PLUS = Misconception(
    "more-means-plus",
    N_("adds wherever it says more"),
    N_("Maybe you added because it says more. Ask who has more; the other one has less, and minus finds it."),
    "1.2",
)
DIFFERENCE_AS_AMOUNT = Misconception(
    "difference-as-amount",
    N_("takes the difference for what the other one has"),
    N_("Maybe you took the difference for what the second one has. It only says how far apart the two are."),
    "1.2",
)
FORGETS_OWN_SHARE = Misconception(
    "times-as-many-forgets-one",
    N_("leaves out the share of the one who has less"),
    N_("Maybe you left out one share. With 3 times as many there are 3 shares here and 1 share there, so 4."),
    "1.2",
)
OTHER_PERSON = Misconception(
    "answers-for-the-other",
    N_("says what the other person has"),
    N_("Maybe you found what the other one has. Read the last sentence once more: who is it about?"),
    "1.2",
)
SHARES_EQUALLY = Misconception(
    "times-as-many-in-halves",
    N_("shares equally where one has more"),
    N_("Maybe you shared equally. One of the two has more; draw the shares as boxes."),
    "1.2",
)
TIMES_AS_MORE = Misconception(
    "times-as-many-as-more",
    N_("takes 3 times as many for 3 more"),
    N_("Maybe you read 3 times as many as 3 more. Times as many is about equal shares."),
    "1.2",
)

WHAT_IS_LEFT = (
    N_("{name} has {start} coins and buys {count} pens that cost {each} coins each. How many coins are left?"),
    N_("A ribbon is {start} cm long. {name} cuts off {count} pieces of {each} cm each. How many cm are left?"),
    N_("A book has {start} pages. {name} reads {each} pages a day for {count} days. How many pages are left?"),
)
ONE_NUMBER_TOO_MANY = (
    N_("{count} buses take {each} children each to a lake. The lake is {extra} km away. How many children go?"),
    N_("{name} has {count} boxes with {each} pens in each. A box is {extra} cm long. How many pens are there?"),
    N_("{name} is {extra} years old and reads {each} pages a day. How many pages does {name} read in {count} days?"),
)
A_PLACE_FOR_ALL = (
    N_("{all} children go on a trip. A small bus has {each} seats for them. How many buses do they need?"),
    N_("{name} has {all} eggs. A box holds {each} eggs. How many boxes does {name} need for all the eggs?"),
    N_("{name} has {all} photos. A page holds {each} photos. How many pages does {name} need for all the photos?"),
)
MORE_THAN = (
    N_("{one} has {count} stickers. That is {more} more than {two} has. How many stickers do they have together?"),
    N_("{one} has {count} points. That is {more} more than {two} has. How many points do they have together?"),
    N_("{one} read {count} pages. That is {more} more than {two} read. How many pages did they read together?"),
)
TIMES_AS_MANY = (
    N_("{one} and {two} have {all} marbles together. {one} has {times} times as many as {two}. "
       "How many does {two} have?"),
    N_("{one} and {two} picked {all} apples together. {one} picked {times} times as many as {two}. "
       "How many did {two} pick?"),
)  # fmt: skip


@item("1.2.what-is-left", difficulty=1, variety=7000)
def what_is_left(pick: Pick) -> Question:
    """Find in two steps what is left."""
    count, each = pick.between(3, 9), pick.between(6, 19)
    used = count * each
    start = used + pick.between(8, 60)
    return Question(
        stem=say(pick.one_of(WHAT_IS_LEFT), name=pick.name(), start=start, count=count, each=each),
        key=start - used,
        wrong=pick.some([
            STOPS_AFTER_ONE_STEP(used),
            TAKES_ONE_GROUP(start - each),
            ADDS_GROUPS(start - (count + each)),
            ADDS_WHAT_GOES(start + used),
        ], 4),
        because=say(
            N_("First {count} × {each} = {used}. Then take that away: {start} − {used} = {key}."),
            count=count, each=each, used=used, start=start, key=start - used,
        ),
    )  # fmt: skip


@item("1.2.one-number-too-many", difficulty=2, variety=1400)
def one_number_too_many(pick: Pick) -> Question:
    """Choose the numbers that matter from a story that has one too many."""
    count, each, extra = pick.between(3, 7), pick.between(16, 29), pick.between(9, 15)
    return Question(
        stem=say(pick.one_of(ONE_NUMBER_TOO_MANY), name=pick.name(), count=count, each=each, extra=extra),
        key=count * each,
        wrong=pick.some([
            USES_EVERY_NUMBER(count * each + extra),
            ADDS_ALL_NUMBERS(count + each + extra),
            PICKS_OTHER_NUMBER(count * extra),
            ADDS_GROUPS(count + each),
        ], 4),
        because=say(
            N_("Equal groups are counted with times: {count} × {each} = {key}. The {extra} tells something else."),
            count=count, each=each, extra=extra, key=count * each,
        ),
    )  # fmt: skip


@item("1.2.a-place-for-all", difficulty=2, variety=1100)
def a_place_for_all(pick: Pick) -> Question:
    """Divide, and give a place to those that are left over."""
    each, full = pick.between(6, 12), pick.between(4, 12)
    rest = pick.between(2, each - 1)
    every = each * full + rest
    pick.need(rest not in (full, full + 1))
    return Question(
        stem=say(pick.one_of(A_PLACE_FOR_ALL), name=pick.name(), all=every, each=each),
        key=full + 1,
        wrong=pick.some([
            DROPS_REMAINDER(full),
            LEAVES_REMAINDER(say(N_("{full} remainder {rest}"), full=full, rest=rest)),
            ANSWERS_REMAINDER(rest),
            ONE_FOR_EACH_LEFT(full + rest),
        ], 4),
        because=say(
            N_("{full} × {each} = {placed}, so {rest} have no place yet. One more is needed, which makes {key}."),
            full=full, each=each, placed=full * each, rest=rest, key=full + 1,
        ),
    )  # fmt: skip


@item("1.2.more-than", difficulty=2, variety=1300)
def more_than(pick: Pick) -> Question:
    """Find out what two people have together, where one has some more than the other."""
    count, more = pick.between(20, 60), pick.between(4, 15)
    one, two = pick.names(2)
    other = count - more
    pick.need(other > more)
    return Question(
        stem=say(pick.one_of(MORE_THAN), one=one, two=two, count=count, more=more),
        key=count + other,
        wrong=[
            MORE_MEANS_PLUS(count + count + more),
            STOPS_AFTER_ONE_STEP(other),
            DIFFERENCE_AS_AMOUNT(count + more),
        ],
        because=say(
            N_("{one} is the one with more. So {two} is at {count} − {more} = {other}, and {count} + {other} = {key}."),
            one=one, two=two, count=count, more=more, other=other, key=count + other,
        ),
    )  # fmt: skip


@item("1.2.times-as-many", difficulty=3, variety=80)
def times_as_many(pick: Pick) -> Question:
    """Share a number between two people of whom one has several times as many."""
    times, each = pick.between(2, 6), pick.between(3, 30)
    every, shares = each * (times + 1), times + 1
    one, two = pick.names(2)
    pick.need(every % times == 0 and every % 2 == 0)
    return Question(
        stem=say(pick.one_of(TIMES_AS_MANY), one=one, two=two, all=every, times=times),
        key=each,
        wrong=[
            FORGETS_OWN_SHARE(every // times),
            OTHER_PERSON(each * times),
            SHARES_EQUALLY(every // 2),
            TIMES_AS_MORE(every - times),
        ],
        because=say(
            N_("{one} has {times} shares and {two} has 1, so there are {shares}. {all} ÷ {shares} = {key}."),
            one=one, two=two, times=times, shares=shares, all=every, key=each,
        ),
    )  # fmt: skip
