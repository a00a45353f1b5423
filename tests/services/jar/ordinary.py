"""What classes do, as coaches write it for a marble, and what children of many countries are called."""

DEEDS = (
    """
helped each other|tidied up together|had a quiet start|shared all the crayons|waited for everybody|sang as a class|
listened to a long story|carried all the chairs|packed up in two minutes|said sorry and made up|welcomed a new face|
lined up as one|read for 20 minutes|let everybody have a go|cleaned the yard, the hall and a bit of the street|
asked good questions|worked in teams of 3|kept calm when it got loud|found the lost ball|baked a cake|
built a bridge out of paper|learned A, B and C by heart|got from A to Z without a break|did P.E. in the rain|
drew a map of the U.S. together|made plan B when plan A fell through|counted 1, 2, 3 and began|solved x + y = 10|
gave a hand to group C|had an A for effort|wrote an e-mail to the school|made a to-do list|did a co-op game|
came at 8 a.m. all of you|played as fairly as can be|cheered for both sides, e.g. at the relay|
asked: “am I a good friend?”|said “I am, I do, I can”|did a D.I.Y. shelf|spelled h-o-u-s-e and t r e e|
put i and o in the right place|read chapters I, II and V|kept a b c books in order|danced Y-M-C-A|
turned off the TV|were on time, all of us|said thank you in an easy way|told the truth, so it goes|
""".replace("\n", "")
    .strip("|")
    .split("|")
)
FRAMES = ("You {}", "you {} today", "{}!", "Well done: you {}.", "As a class, you {} again", "I saw that you {}")
REASONS = tuple(frame.format(deed) for deed in DEEDS for frame in FRAMES)
NAMES = (
    "Nia", "Omar", "Ana", "Asa", "Ian", "Ia", "Io", "Jo", "Bo", "Ed", "Al", "Oa", "Mia", "Leo", "Ada", "Ali", "Ida",
    "Ira", "Amy", "Ben", "Dan", "Eli", "Ola", "Noah", "Emma", "Liam", "Lea", "Luis", "Aya", "Ravi", "Ines", "Ayse",
    "Anna", "Hana", "Yusuf", "Sara", "Tom", "Kim", "Lin", "Mei", "Tess", "Uma", "Zoe", "Isa", "Abe", "Abi", "Cas",
    "Dina", "Edan", "Fay", "Gia", "Hugo", "Iva", "Jan", "Kai", "Lia", "Mona", "Nils", "Otis", "Pia", "Rui", "Siobhán",
    "Theo", "Ugo", "Vera", "Wim", "Xia", "Yara", "Zia", "Müller", "José", "Ade", "Okafor", "Sharma", "Ye", "Ya",
)  # fmt: skip
