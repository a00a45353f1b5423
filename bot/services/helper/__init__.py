"""The helper's rules: who may have it, how often, what of their words leaves, what is written down.

Flows know it by `bot/conversations/helper.py`, which says how it is used; `bot/transport/helping.py` asks.
"""
