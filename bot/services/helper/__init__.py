"""The helper as flows know it: who may have it, what of their words leaves, what is written down.

A flow that wants to use it needs three things, and one way more:

1. `await allowing.may(unit, who)` where the way to the helper is drawn: where that is False, there is no button.
2. `helper.step(...)` of `bot/conversations/helper.py` as one of its steps. The question is asked with nothing held; the
   answer comes back as the step's, into this turn or into none.
3. `helper.answer(draft, key)` in the steps behind it: the answer as its shape has it, in the student's own words again,
   or None; and then `helper.refused(draft, key)` says why, and the flow goes the way that it has without.
4. `await chat_log.note_action(unit, who, ...)` when the student has kept, changed or dropped what the helper said.

A new use is a file in `bot/content/prompts/`, a shape in `bot/llm/shapes.py` and a line in `bot/llm/prompts.py`.
"""
