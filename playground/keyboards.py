"""Reply markups: read as strictly as the Bot API reads them."""

from typing import Any

from playground.refusals import Refused, bad_request

Markup = dict[str, Any]

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
MOST_DATA_BYTES = 64

_ACTIONS = ["url", "callback_data", "callback_game", "pay", "switch_inline_query", "login_url", "web_app"]
_ACTIONS += ["switch_inline_query_chosen_chat", "switch_inline_query_current_chat", "copy_text"]


def check(markup: object) -> Markup | None:
    """The markup Telegram would keep, or None where nothing is left of it."""
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    keyboard = _rows(markup, "keyboard", 'field "keyboard" must be an Array of Arrays', _reply_button)
    where = 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    inline = _rows(markup, "inline_keyboard", where, _inline_button)
    if keyboard:
        return markup | {"keyboard": keyboard}
    if inline:
        return {"inline_keyboard": inline}
    return markup if markup.get("remove_keyboard") or markup.get("force_reply") else None


def inline_rows(markup: Markup | None) -> list[list[dict[str, Any]]]:
    return markup.get("inline_keyboard", []) if markup else []


def reply_rows(markup: Markup | None) -> list[list[dict[str, Any]]]:
    return markup.get("keyboard", []) if markup else []


def labelled(rows: list[list[dict[str, Any]]], label: str) -> dict[str, Any] | None:
    """The button with exactly this label, else the first whose label contains it."""
    buttons = [button for row in rows for button in row]
    exact = [button for button in buttons if button["text"] == label]
    return next(iter(exact + [button for button in buttons if label in button["text"]]), None)


def _rows(markup: Markup, name: str, not_rows: str, read: Any) -> list[list[dict[str, Any]]]:
    rows = markup.get(name) or []
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(not_rows)
    # A button without a text, and a row without buttons, vanish without a word.
    read_rows = [[button for button in map(read, row) if button["text"]] for row in rows]
    kept = [row for row in read_rows if row]
    if any(len(row) > MOST_IN_A_ROW for row in kept) or sum(map(len, kept)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return kept


def _reply_button(button: object) -> dict[str, Any]:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    return _with_text(button, "keyboard button")


def _inline_button(button: object) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise _inline("InlineKeyboardButton must be an Object")
    _with_text(button, "inline keyboard button")
    if not any(button.get(action) not in (None, "") for action in _ACTIONS):
        raise _inline("Text buttons are unallowed in the inline keyboard")
    if len(str(button.get("callback_data", "")).encode()) > MOST_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url and (("." not in url and "://" not in url) or " " in url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return button


def _with_text(button: dict[str, Any], what: str) -> dict[str, Any]:
    if "text" not in button:
        raise bad_request(f"can't parse {what}: Can't find field \"text\"")
    if not isinstance(button["text"], str):
        raise bad_request(f'can\'t parse {what}: Field "text" must be of type String')
    return button


def _inline(why: str) -> Refused:
    return bad_request(f"can't parse inline keyboard button: {why}")
