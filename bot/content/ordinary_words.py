"""Words that are also parts of names: at the beginning of a sentence, a capital letter does not make them one."""

_WORDS = """
    a an and as at be can do go he ho in is it lo may me my no of on or see she so the they to we you
    april august autumn blue bright chance dawn faith forest fox good grace grant gray green hope hunter ivory joy june
    just king lane little long love lucky major man mark mercy mercury moon new old olive page pan peace pearl pepper
    prince queen rich river rose rush sharp sky small smart snow song star stone strong sum summer sun sunny tan ten
    true truth van victory ward way west white will winter wise wolf wood young
"""
ORDINARY = frozenset(_WORDS.split())
