"""Sub-module 6.2: equations and inequalities."""

from bot.content.diagnostics.algebra import LETTERS, bracket, linear, terms
from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.texts import N_, say

SAME_OPERATION = Misconception(
    "equation-same-operation",
    N_("does the same operation again instead of the opposite"),
    N_("Maybe you did the same as the equation does. To undo plus, take away; to undo minus, add."),
    "6.2",
)
TAKES_RESULT = Misconception(
    "equation-takes-result",
    N_("takes the result of an equation for the unknown"),
    N_("Maybe you took the number after the equals sign. Put it in for the letter and see if both sides are equal."),
    "6.2",
)
WRONG_WAY = Misconception(
    "equation-wrong-way",
    N_("subtracts the numbers of an equation the other way round"),
    N_("Maybe you took the result away from the other number. Begin with the result and undo the step."),
    "6.2",
)
STOPS_EARLY = Misconception(
    "equation-stops-early",
    N_("stops before the last division"),
    N_("Maybe you stopped one step early. If you know what 3x is, divide by 3 to find x."),
    "6.2",
)
SUBTRACTS_FACTOR = Misconception(
    "equation-subtracts-factor",
    N_("subtracts the number before the letter instead of dividing"),
    N_("Maybe you took away the number before the letter. 3x means 3 times x, and division undoes times."),
    "6.2",
)
MULTIPLIES_AGAIN = Misconception(
    "equation-multiplies-again",
    N_("multiplies where division undoes"),
    N_("Maybe you multiplied in the last step. To undo times, divide."),
    "6.2",
)
FIRST_ONLY = Misconception(
    "equation-first-only",
    N_("multiplies only the letter in a bracket"),
    N_("Maybe you multiplied the letter only. The number before a bracket multiplies everything inside."),
    "6.2",
)
STOPS_AT_BRACKET = Misconception(
    "equation-stops-at-bracket",
    N_("stops at the value of the bracket"),
    N_("Maybe you found what the bracket is. One more step finds the letter inside it."),
    "6.2",
)
ADDS_LETTERS = Misconception(
    "equation-adds-letters",
    N_("adds the letters of both sides"),
    N_("Maybe you added the letters of both sides. To move them to one side, take the same away on both."),
    "6.2",
)
JOINS_UNLIKE = Misconception(
    "equation-joins-unlike",
    N_("puts the letter and the number into one term"),
    N_("Maybe you put both numbers before the letter. One of them counts many times, the other only once."),
    "6.2",
)
SWAPS_ROLES = Misconception(
    "equation-swaps-roles",
    N_("swaps what counts many times and what counts once"),
    N_("Maybe you swapped two numbers of the story. Look which one says how many times the letter counts."),
    "6.2",
)
COUNTS_ONCE = Misconception(
    "equation-counts-once",
    N_("counts the unknown only once"),
    N_("Maybe you added the numbers and one letter. Several things at the same price make several times the letter."),
    "6.2",
)
ALL_IN_BRACKET = Misconception(
    "equation-all-in-bracket",
    N_("multiplies everything in a story"),
    N_("Maybe you multiplied everything. Look what is there several times and what only once."),
    "6.2",
)
TURNS_SIGN = Misconception(
    "equation-turns-sign",
    N_("reads < and > the other way round"),
    N_("Maybe you read the sign the other way round. Its wide side is at the larger number."),
    "6.2",
)
INCLUDES_LIMIT = Misconception(
    "equation-includes-limit",
    N_("lets the limit of an inequality count too"),
    N_("Maybe you let the limit itself count. For that number both sides are equal, not more or less."),
    "6.2",
)

SHOPS = (
    N_("{name} buys {count} pens for {letter} coins each and one bag for {once} coins. It costs {total} coins "
       "in all. Which equation says that?"),
    N_("{name} pays {once} coins to get into a fair. {count} rides cost {letter} coins each. It costs {total} coins "
       "in all. Which equation says that?"),
    N_("{name} fills {count} boxes with {letter} eggs each. {once} more eggs are left over. There are {total} eggs "
       "in all. Which equation says that?"),
)  # fmt: skip
SIGNS = (("<", ">", "≤"), (">", "<", "≥"))


@item("6.2.one-step", difficulty=1, variety=3000)
def one_step(pick: Pick) -> Question:
    """Solve an equation with plus or minus."""
    letter, more, result = pick.one_of(LETTERS), pick.between(-20, 20), pick.between(5, 60)
    pick.need(more != 0 and abs(more) < result and 2 * abs(more) != result)
    equation = f"{linear(1, letter, more)} = {result}"
    return Question(
        stem=say(N_("Which number is {letter}? {equation}"), letter=letter, equation=equation),
        key=result - more,
        wrong=[
            SAME_OPERATION(result + more),
            TAKES_RESULT(result),
            WRONG_WAY(abs(more) - result),
        ],
        because=say(
            N_("Undo the step: {undone} = {key}. Put {key} in for {letter}, and both sides are {result}."),
            undone=terms((result, ""), (-more, "")), key=result - more, letter=letter, result=result,
        ),
    )  # fmt: skip


@item("6.2.two-step", difficulty=2, variety=3000)
def two_step(pick: Pick) -> Question:
    """Solve an equation in two steps."""
    letter, times, key, more = pick.one_of(LETTERS), pick.between(2, 9), pick.between(2, 12), pick.between(-20, 20)
    result = times * key + more
    pick.need(more != 0 and result > 0 and 2 * more % times == 0 and result + more > 0)
    return Question(
        stem=say(
            N_("Which number is {letter}? {equation}"),
            letter=letter, equation=f"{linear(times, letter, more)} = {result}",
        ),
        key=key,
        wrong=[
            SAME_OPERATION((result + more) // times),
            STOPS_EARLY(times * key),
            SUBTRACTS_FACTOR(times * key - times),
            MULTIPLIES_AGAIN(times * key * times),
        ],
        because=say(
            N_("Undo the last step first: {many} = {undone} = {product}. Then {product} ÷ {times} = {key}."),
            many=terms((times, letter)), undone=terms((result, ""), (-more, "")),
            product=times * key, times=times, key=key,
        ),
    )  # fmt: skip


@item("6.2.brackets", difficulty=2, variety=1500)
def brackets(pick: Pick) -> Question:
    """Solve an equation with a bracket."""
    letter, times, key, more = pick.one_of(LETTERS), pick.between(2, 6), pick.between(2, 15), pick.between(-12, 12)
    result = times * (key + more)
    pick.need(more != 0 and result > 0 and more % times == 0 and key + 2 * more > 0)
    return Question(
        stem=say(
            N_("Which number is {letter}? {equation}"),
            letter=letter, equation=f"{bracket(times, linear(1, letter, more))} = {result}",
        ),
        key=key,
        wrong=[
            FIRST_ONLY((result - more) // times),
            STOPS_AT_BRACKET(key + more),
            SAME_OPERATION(key + more + more),
            SUBTRACTS_FACTOR(result - times - more),
        ],
        because=say(
            N_("Divide by {times}: {bracket} = {result} ÷ {times} = {inside}. Then {letter} = {undone} = {key}."),
            times=times, result=result, bracket=linear(1, letter, more), inside=key + more, letter=letter,
            undone=terms((key + more, ""), (-more, "")), key=key,
        ),
    )  # fmt: skip


@item("6.2.both-sides", difficulty=3, variety=1500)
def both_sides(pick: Pick) -> Question:
    """Solve an equation with the unknown on both sides."""
    letter, left, right = pick.one_of(LETTERS), pick.between(3, 9), pick.between(1, 7)
    key, more = pick.between(2, 12), pick.between(1, 15)
    gap = left - right
    other = gap * key + more
    pick.need(gap >= 2 and (gap * key) % (left + right) == 0)
    return Question(
        stem=say(
            N_("Which number is {letter}? {equation}"),
            letter=letter, equation=f"{linear(left, letter, more)} = {linear(right, letter, other)}",
        ),
        key=key,
        wrong=[
            ADDS_LETTERS(gap * key // (left + right)),
            STOPS_EARLY(gap * key),
            SUBTRACTS_FACTOR(gap * key - gap),
            MULTIPLIES_AGAIN(gap * key * gap),
        ],
        because=say(
            N_("Take away {moved} and {more} on both sides: {rest} = {product}. Then {product} ÷ {gap} = {key}."),
            moved=terms((right, letter)), more=more, rest=terms((gap, letter)), product=gap * key, gap=gap, key=key,
        ),
    )  # fmt: skip


@item("6.2.story", difficulty=2, variety=5000)
def story(pick: Pick) -> Question:
    """Turn a story into an equation."""
    letter, count, once, each = (
        pick.one_of(("n", "x", "y")),
        pick.between(2, 9),
        pick.between(2, 20),
        pick.between(3, 12),
    )
    total = count * each + once
    pick.need(count != once)
    return Question(
        stem=say(pick.one_of(SHOPS), name=pick.name(), count=count, letter=letter, once=once, total=total),
        key=f"{linear(count, letter, once)} = {total}",
        wrong=[
            JOINS_UNLIKE(f"{linear(count + once, letter, 0)} = {total}"),
            SWAPS_ROLES(f"{linear(once, letter, count)} = {total}"),
            COUNTS_ONCE(f"{linear(1, letter, count + once)} = {total}"),
            ALL_IN_BRACKET(f"{bracket(count, linear(1, letter, once))} = {total}"),
        ],
        because=say(
            N_("{count} times {letter} and {once} once more make {total} together: {equation}."),
            count=count, letter=letter, once=once, total=total, equation=f"{linear(count, letter, once)} = {total}",
        ),
    )  # fmt: skip


@item("6.2.inequality", difficulty=3, variety=3000)
def inequality(pick: Pick) -> Question:
    """Solve an inequality in two steps."""
    letter, times, limit, more = pick.one_of(LETTERS), pick.between(2, 9), pick.between(2, 12), pick.between(-12, 12)
    sign, turned, included = pick.one_of(SIGNS)
    result, fits = times * limit + more, limit + 1 if sign == ">" else limit - 1
    pick.need(more != 0 and result > 0 and 2 * more % times == 0 and result + more > 0)
    return Question(
        stem=say(
            N_("For which numbers is this true? {inequality}"),
            inequality=f"{linear(times, letter, more)} {sign} {result}",
        ),
        key=f"{letter} {sign} {limit}",
        wrong=[
            TURNS_SIGN(f"{letter} {turned} {limit}"),
            INCLUDES_LIMIT(f"{letter} {included} {limit}"),
            STOPS_EARLY(f"{letter} {sign} {times * limit}"),
            SAME_OPERATION(f"{letter} {sign} {(result + more) // times}"),
        ],
        because=say(
            N_("Both sides are equal when {letter} is {limit}. With {fits} it is true, with {fails} it is not: {key}."),
            letter=letter, limit=limit, fits=fits, fails=2 * limit - fits, key=f"{letter} {sign} {limit}",
        ),
    )  # fmt: skip
