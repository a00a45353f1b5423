"""The helper's own floor: a language model behind any server that speaks as OpenAI does.

    helper = helper_of(settings)                      # None where there is no key; then nothing here exists
    answer = await helper.ask(PROMPTS["sharpen"], {"field": "specific", "words": "read more", "offered": ["specific"]})
    answer.parsed.words                               # of the prompt's shape, always
    answer.model, answer.tokens, answer.milliseconds, answer.mode

    listener = listener_of(settings)                  # None where no model for that is named, too
    answer = await listener.hear(Recording(data, "voice.ogg", "audio/ogg"))
    answer.parsed.words                               # what was spoken

Whatever may happen at the other end is one `HelperError` with a code, after 45 seconds at the latest. Nothing here
knows a database, a person or a conversation: who may be asked for, what is taken out of the words before they leave and
what is written down is decided by `bot/services/helper/`, and `bot/transport/helping.py` is the only one who asks.
"""
