"""The same check-in as an ordinary, careful bot keeps it: ConversationHandler, PicklePersistence, a table.

It is run as a program of its own and is put through the same killing, for comparison.
"""

import logging
import os
import sqlite3
import warnings
from contextlib import closing, suppress
from typing import Any

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.warnings import PTBUserWarning

CATEGORY, WORDS, JOURNAL = range(3)
FEELINGS = {
    "Happy": ("Joyful", "Excited", "Content", "Grateful", "Proud", "Playful", "Curious"),
    "Calm": ("Peaceful", "Relaxed", "Focused", "Balanced", "Hopeful"),
    "Anxious": ("Worried", "Nervous", "Overwhelmed", "Stressed", "Uncertain", "Scared"),
    "Sad": ("Down", "Lonely", "Disappointed", "Tired", "Homesick", "Bored", "Unwell"),
    "Frustrated": ("Annoyed", "Stuck", "Confused", "Impatient", "Discouraged", "Angry", "Jealous"),
}
TABLE = "create table if not exists check_ins (id integer primary key, person integer, words text, journal text)"

Context = ContextTypes.DEFAULT_TYPE


def open_table() -> sqlite3.Connection:
    table = sqlite3.connect(os.environ["CHECK_INS"])
    table.execute(TABLE)
    return table


def keyboard(*rows: tuple[tuple[str, str], ...]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data) for label, data in row]
                                 for row in rows])  # fmt: skip


def words_keyboard(category: str, picked: list[str]) -> InlineKeyboardMarkup:
    """A tap says which state it wants, so that one that arrives twice does no harm."""
    words = FEELINGS[category]
    rows = [((f"✓ {word}", f"word:-{word}") if word in picked else (word, f"word:+{word}"),) for word in words]
    return keyboard(*rows, *([(("Done", "done"),)] if picked else []))


async def begin(update: Update, context: Context) -> int:
    assert update.message
    _data(context).clear()
    rows = [((name, f"category:{name}"),) for name in FEELINGS]
    await update.message.reply_text("So, how are you right now?", reply_markup=keyboard(*rows))
    return CATEGORY


async def pick_category(update: Update, context: Context) -> int:
    query = await _answered(update)
    _data(context).update(category=(query.data or "").partition(":")[2], words=[])
    await _edit(query, "Tap every word that fits, then Done.", words_keyboard(_data(context)["category"], []))
    return WORDS


async def pick_word(update: Update, context: Context) -> int:
    query = await _answered(update)
    data = _data(context)
    choice = (query.data or "").partition(":")[2]
    rest = [word for word in data["words"] if word != choice[1:]]
    if choice[1:] not in FEELINGS[data["category"]]:
        return WORDS
    if choice.startswith("-"):
        data["words"] = rest
    elif choice[1:] not in data["words"]:
        data["words"] = [*rest, choice[1:]]
    await _edit(query, "Tap every word that fits, then Done.", words_keyboard(data["category"], data["words"]))
    return WORDS


async def done(update: Update, _context: Context) -> int:
    query = await _answered(update)
    await _edit(query, "If you like, write to me about it now.", keyboard((("Skip", "skip"),)))
    return JOURNAL


async def write(update: Update, context: Context) -> int:
    assert update.message
    await _keep(update, context, update.message, update.message.text)
    return ConversationHandler.END


async def skip(update: Update, context: Context) -> int:
    query = await _answered(update)
    assert isinstance(query.message, Message)
    await _keep(update, context, query.message, None)
    return ConversationHandler.END


async def cancel(update: Update, _context: Context) -> int:
    assert update.message
    await update.message.reply_text("Okay, I've put it away.")
    return ConversationHandler.END


async def tap_please(update: Update, _context: Context) -> None:
    assert update.message
    await update.message.reply_text("Please tap one of the buttons, or start again with /checkin.")


async def old_button(update: Update, _context: Context) -> None:
    await _answered(update, "That button is from before. /checkin starts again.")


async def _keep(update: Update, context: Context, message: Message, journal: str | None) -> None:
    assert update.effective_user
    row = (update.effective_user.id, ",".join(_data(context)["words"]), journal)
    with closing(open_table()) as table, table:
        number = table.execute("insert into check_ins (person, words, journal) values (?, ?, ?)", row).lastrowid
    await message.reply_text("Kept for you.", reply_markup=keyboard((("Change it", f"change:{number}"),)))


async def _answered(update: Update, text: str | None = None) -> CallbackQuery:
    query = update.callback_query
    assert query
    with suppress(BadRequest):  # answered already, before the program died
        await query.answer(text)
    return query


async def _edit(query: CallbackQuery, text: str, markup: InlineKeyboardMarkup) -> None:
    with suppress(BadRequest):  # it shows this already
        await query.edit_message_text(text, reply_markup=markup)


def _data(context: Context) -> dict[Any, Any]:
    assert context.user_data is not None
    return context.user_data


def main() -> None:
    logging.basicConfig(level=logging.WARNING)
    warnings.simplefilter("ignore", PTBUserWarning)  # one message a conversation is what we want
    persistence = PicklePersistence(os.environ["STATE"], update_interval=1)
    builder = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(f"{os.environ['BOT_API_URL']}/bot")
    application = builder.persistence(persistence).build()
    application.add_handler(
        ConversationHandler(
            entry_points=[CommandHandler(["start", "checkin"], begin)],
            states={
                CATEGORY: [CallbackQueryHandler(pick_category, "^category:")],
                WORDS: [CallbackQueryHandler(pick_word, "^word:"), CallbackQueryHandler(done, "^done$")],
                JOURNAL: [MessageHandler(filters.TEXT & ~filters.COMMAND, write), CallbackQueryHandler(skip, "^skip$")],
            },
            fallbacks=[
                CommandHandler("cancel", cancel),
                MessageHandler(filters.TEXT & ~filters.COMMAND, tap_please),
                CallbackQueryHandler(old_button),
            ],
            allow_reentry=True,
            persistent=True,
            name="checkin",
        )
    )
    application.add_handler(CallbackQueryHandler(old_button))
    application.run_polling()


if __name__ == "__main__":
    main()
