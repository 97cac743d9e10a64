"""How many slips of the pen lie between two words."""


def slips(one: str, other: str, most: int | None = None) -> int:
    """Letters that are wrong, missing, too many or swapped with the next (Damerau).

    With `most`, words that differ in length by more are not compared: any number above it is given.
    """
    if most is not None and abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            least = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and wanted == one[i - 2]:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]
