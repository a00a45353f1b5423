"""sendPoll and stopPoll, refused in the words of the Bot API's own reading and of TDLib's."""

from playground import lookup, outgoing, voting
from playground.arguments import Arguments
from playground.methods import posting
from playground.objects import JSON
from playground.polls import Poll
from playground.refusals import bad_request
from playground.world import World

LONGEST_QUESTION = 300
LONGEST_OPTION = 100
MOST_OPTIONS = 12
# They exist in Telegram; passed over, they would only hide that nothing came of them.
_NOT_HERE = ["open_period", "close_date", "media", "description", "shuffle_options", "allow_adding_options"]
_NOT_HERE += ["hide_results_until_closes"]


def send_poll(world: World, arguments: Arguments) -> JSON:
    question = _words(arguments.text("question"), arguments.text("question_parse_mode"))
    options = [_option(one) for one in _listed(arguments)]
    _check_kind(arguments)
    place = posting.place(world, arguments)
    _check_lengths(question, options)
    if arguments.flag("members_only") or arguments.structure("country_codes", "country codes"):
        raise bad_request("poll voters can be restricted only in channel chats")
    if not place.chat.is_private and not place.chat.may(world.bot.id, "can_send_polls"):
        raise bad_request("not enough rights to send polls to the chat")
    return posting.post(world, place, poll=_poll(world, arguments, question, options)).as_json()


def stop_poll(world: World, arguments: Arguments) -> JSON:
    """Only its own; a keyboard that is not given anew goes."""
    keyboard = outgoing.inline_markup(arguments)
    message = lookup.message(world, arguments, "message with poll to stop")
    if message.poll is None:
        raise bad_request("message is not a poll")
    # TDLib has said the same of a closed poll since April 2026; before, "poll has already been closed".
    if message.sender is not world.bot or message.poll.is_closed:
        raise bad_request("poll can't be stopped")
    message.keyboard = keyboard
    voting.close(world, message)
    return message.poll.as_json()


def _listed(arguments: Arguments) -> list[object]:
    listed = arguments.structure("options", "options")
    if not isinstance(listed, list):
        raise bad_request("expected an Array of String as options")
    return listed


def _option(given: object) -> str:
    if isinstance(given, str):
        return _words(given)
    if not isinstance(given, dict):
        raise bad_request("expected an option to be of type String")
    if "text" not in given:
        raise bad_request('can\'t find field "text"')
    return _words(str(given["text"]), str(given.get("text_parse_mode") or ""))


def _words(raw: str, parse_mode: str = "") -> str:
    """Of all markup only custom emoji would stay, and the playground has none."""
    return outgoing.formatted(raw, parse_mode, None)[0]


def _check_kind(arguments: Arguments) -> None:
    kind = arguments.text("type") or "regular"
    if kind != "regular":
        raise bad_request("the playground has no quizzes" if kind == "quiz" else "unsupported poll type specified")
    for name in _NOT_HERE:
        if arguments.text(name) not in ("", "0", "False", "false", "None"):
            raise bad_request(f"the playground's polls have no {name}")


def _check_lengths(question: str, options: list[str]) -> None:
    if not question or "" in options:
        raise bad_request("text must be non-empty")
    if len(question) > LONGEST_QUESTION:
        raise bad_request(f"poll question length must not exceed {LONGEST_QUESTION}")
    if not options:
        raise bad_request("poll must have at least one answer option")
    if len(options) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    if any(len(option) > LONGEST_OPTION for option in options):
        raise bad_request(f"poll options length must not exceed {LONGEST_OPTION}")


def _poll(world: World, arguments: Arguments, question: str, options: list[str]) -> Poll:
    return Poll(
        world.new_id(),
        question,
        options,
        is_anonymous=arguments.flag("is_anonymous") or not arguments.text("is_anonymous"),
        allows_multiple_answers=arguments.flag("allows_multiple_answers"),
        allows_revoting=arguments.flag("allows_revoting") or not arguments.text("allows_revoting"),
        is_closed=arguments.flag("is_closed"),
    )
