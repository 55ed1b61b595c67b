# SPDX-License-Identifier: Apache-2.0
"""Where a marked passage of a text stands after the text was edited; rather too much stays marked than too little."""


def moved(start: int, end: int, before: str, after: str) -> tuple[int, int] | None:
    """The passage's place in `after`; None where nothing of it can be told to be there any more.

    What was changed is taken as one stretch, from the first difference to the last. A passage outside it moves along;
    one that the change was made within goes on covering all of it; one whose words were taken elsewhere whole is found
    there; one cut at an end covers what is left of it and all that was written in its place.
    """
    first = _common(before, after)
    last = _common(before[first:][::-1], after[first:][::-1])
    old_end, new_end = len(before) - last, len(after) - last
    shift = len(after) - len(before)
    if end <= first:
        return start, end
    if start >= old_end:
        return start + shift, end + shift
    if start <= first and end >= old_end and (start < first or end > old_end or new_end > first):
        return start, end + shift
    words = before[start:end]
    if (found := _nearest(after, words, start)) is not None:
        return found, found + len(words)
    enough = max(4, len(words) // 4)
    if first - start >= enough:
        return start, new_end
    if end - old_end >= enough:
        return first, end + shift
    return None


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    most = min(len(one), len(other))
    at = 0
    while at < most and one[at] == other[at]:
        at += 1
    return at


def _nearest(text: str, words: str, start: int) -> int | None:
    places, at = [], text.find(words)
    while words and at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return min(places, key=lambda place: abs(place - start), default=None)
