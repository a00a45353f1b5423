"""A check-in as the library has it: a ConversationHandler, persisted as a pickle, flushed after each update."""

from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    TypeHandler,
    filters,
)

from benchmarks.bots import ADDRESS, TOKEN

WORDS = ("Happy", "Sad", "Not sure")
FEELING, JOURNAL = range(2)


async def ask(update: Update, _context: Any) -> int:
    assert update.message is not None
    buttons = [[InlineKeyboardButton(word, callback_data=word) for word in WORDS]]
    await update.message.reply_text("How are you right now?", reply_markup=InlineKeyboardMarkup(buttons))
    return FEELING


async def pressed(update: Update, context: Any) -> int:
    query = update.callback_query
    assert query is not None
    context.user_data["feeling"] = query.data
    await query.answer()
    await query.edit_message_text("Thanks for telling me. If you like, write to me about it now.")
    return JOURNAL


async def written(update: Update, context: Any) -> int:
    assert update.message is not None
    context.user_data["journal"] = update.message.text
    await update.message.reply_text("Kept for you.")
    return ConversationHandler.END


async def flush(_update: object, context: Any) -> None:
    await context.application.update_persistence()


def main() -> None:
    keeping = PicklePersistence("conversations.pickle")
    application = Application.builder().token(TOKEN).base_url(f"{ADDRESS}/bot").persistence(keeping).build()
    conversation: Any = ConversationHandler(
        entry_points=[CommandHandler("checkin", ask)],
        states={
            FEELING: [CallbackQueryHandler(pressed)],
            JOURNAL: [MessageHandler(filters.TEXT & ~filters.COMMAND, written)],
        },
        fallbacks=[],
        name="checkin",
        persistent=True,
    )
    application.add_handler(conversation)
    application.add_handler(TypeHandler(object, flush), group=1)
    application.run_polling(bootstrap_retries=0)


if __name__ == "__main__":
    main()
