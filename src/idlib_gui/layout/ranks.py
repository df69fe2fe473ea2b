"""Ranks: how many events lie before an instant, and how many of those bear a mark.

Both answer in the time that the answer takes, however many events there are: instants are looked
up in a grid of lanes × bins of time, marks (a class, a filter) are bits that are counted by words
of 64, with the count before each word kept.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .columns import Flags, Ints

Words = NDArray[np.uint64]
Places = NDArray[np.int32]
Times = NDArray[np.uint32 | np.int64]
"""Seconds after the begin of the extent."""

WORD = 64
FAR = 1 << 61
"""Edges farther from 1970 than this, in seconds, are as good as there."""


class Spots(NamedTuple):
    """Positions, ready to be ranked among any marks."""

    word: Ints
    """The word each is in; flat, because numpy takes from one row fastest."""
    below: Words
    """The bits of that word that are below it."""
    shape: tuple[int, ...]

    @classmethod
    def of(cls, positions: Ints) -> Spots:
        """Return positions of any shape as spots."""
        flat = np.ascontiguousarray(positions).reshape(-1)
        below = (np.uint64(1) << (flat & 63).view(np.uint64)) - np.uint64(1)
        return cls(flat >> 6, below, positions.shape)


class Marks(NamedTuple):
    """Which positions bear which mark: `words` and `before` have one row a mark."""

    words: Words
    """Bit `p % 64` of word `p // 64` is position `p`; one word more than is full."""
    before: Places
    """How many positions before the word bear the mark."""

    def rank(self, at: Spots, mark: int = 0) -> Places:
        """Return how many positions below each spot bear a mark."""
        ranks: Places = self.before[mark].take(at.word)
        ranks += np.bitwise_count(self.words[mark].take(at.word) & at.below)
        return ranks.reshape(at.shape)

    def bear(self, positions: Ints, mark: int = 0) -> Flags:
        """Return which of `positions` bear a mark."""
        bits = self.words[mark].take(positions >> 6) >> (positions & 63).astype(np.uint64)
        flags: Flags = (bits & np.uint64(1)).astype(bool)
        return flags

    def between(self, low: int, high: int, limit: int, mark: int = 0) -> Ints:
        """Return the first `limit` positions in [low, high) that bear a mark, rising."""
        first, last = self.rank(Spots.of(np.array([low, max(low, high)])), mark).tolist()
        last = min(last, first + limit)
        if first == last:
            return np.empty(0, dtype=np.int64)
        begin = low >> 6
        end = int(np.searchsorted(self.before[mark], self.before.dtype.type(last)))
        filled = begin + np.flatnonzero(self.words[mark, begin:end])
        bits = np.unpackbits(
            self.words[mark].take(filled).view(np.uint8).reshape(-1, 8), axis=1, bitorder="little"
        )
        row, column = np.nonzero(bits)
        found = filled[row] * WORD + column
        return found[found >= low][: last - first]

    def within(self, lows: Ints, highs: Ints) -> Ints:
        """Return all positions in ranges, which rise, that bear the first mark."""
        begins = lows >> 6
        sizes = np.where(highs > lows, ((highs - 1) >> 6) - begins + 1, 0)
        words, row = in_ranges(begins, sizes), np.repeat(np.arange(len(sizes)), sizes)
        filled = np.flatnonzero(self.words[0].take(words))
        octets = self.words[0].take(words[filled]).view(np.uint8).reshape(-1, 8)
        place, bit = np.nonzero(np.unpackbits(octets, axis=1, bitorder="little"))
        found, row = words[filled[place]] * WORD + bit, row[filled[place]]
        inside: Ints = found[(found >= lows[row]) & (found < highs[row])]
        return inside


def in_ranges(begins: Ints, sizes: Ints) -> Ints:
    """Return all numbers of ranges, one after the other."""
    ends = sizes.cumsum()
    total = int(ends[-1]) if ends.size else 0
    return np.asarray(np.repeat(begins - ends + sizes, sizes) + np.arange(total))


def words_for(total: int) -> int:
    """Return how many words `total` positions take, the one past the last position included."""
    return total // WORD + 1


def packed(flags: Flags) -> Words:
    """Return flags as words of bits."""
    octets = np.zeros(words_for(flags.size) * 8, dtype=np.uint8)
    bits = np.packbits(flags, bitorder="little")
    octets[: bits.size] = bits
    return octets.view("<u8")


def words_of(positions: NDArray[np.integer], total: int) -> Words:
    """Return words in which the bits of `positions`, of `total` in all, are set."""
    if len(positions) * 32 > total:
        flags = np.zeros(total, dtype=bool)
        flags[positions] = True
        return packed(flags)
    words = np.zeros(words_for(total), dtype=np.uint64)
    at = positions.astype(np.int64)
    np.bitwise_or.at(words, at >> 6, np.uint64(1) << (at & 63).view(np.uint64))
    return words


def marked(words: Words) -> Marks:
    """Return words [mark, word] with the counts before each."""
    before = np.zeros(words.shape, dtype=np.int32)
    count_before(words, before)
    return Marks(words, before)


def count_before(words: Words, before: Places) -> None:
    """Fill `before` with how many bits of its row come before each word."""
    before[:, :1] = 0
    np.cumsum(np.bitwise_count(words[:, :-1]), axis=1, dtype=np.int32, out=before[:, 1:])


def add_between(counts: Ints, last: NDArray[np.integer], first: NDArray[np.integer]) -> None:
    """Add how many events lie between the ranks of each two edges."""
    counts += last[:, 1:]
    counts -= first[:, :-1]


def add_marked(
    counts: Ints,
    marks: tuple[Marks, Marks],
    spans: tuple[Ints, Ints],
    on: Flags | None = None,
) -> None:
    """Add the same for each mark that is on, `counts` having one row a mark.

    `marks` are by start and by end; where those are the same they are looked up once.
    """
    begun, ended = marks
    last = Spots.of(spans[0])
    first = last if spans[1] is spans[0] else Spots.of(spans[1])
    for mark, row in enumerate(counts):
        if on is None or on[mark]:
            ranks = begun.rank(last, mark)
            add_between(row, ranks, ranks if first is last else ended.rank(first, mark))


class Cut(NamedTuple):
    """The edges that time is cut at, ready to be looked up."""

    offsets: Ints
    """Seconds after the begin of the extent, clipped to it."""
    bins: Ints
    """The bin of the grid that begins at the edge, or next after it."""
    exact: Flags
    """Which edges do not begin a bin and have to be searched."""

    @classmethod
    def of(cls, edges: ArrayLike, begin: int, end: int, width: int, *, exact: bool = False) -> Cut:
        """Return rising edges for events from `begin` to `end` and bins `width` seconds wide.

        Fractions are rounded up. An edge between two pixels no narrower than a bin moves up to
        where the next bin begins, unless all are to be exact. Raises ValueError for what is no
        number.
        """
        given = np.asarray(edges)
        if given.dtype.kind == "f":
            if np.isnan(given).any():
                raise ValueError("an edge is not a number")
            given = np.ceil(np.clip(given, -FAR, FAR))
        seconds = np.clip(given.astype(np.int64), -FAR, FAR)
        wide = np.ones(len(seconds) + 1, dtype=bool)
        wide[1:-1] = np.diff(seconds) >= width
        offsets = np.clip(seconds, begin, end) - begin
        bins = -(-offsets // width)
        free = exact | ~(wide[1:] & wide[:-1])
        return cls(offsets, bins, free & (offsets != bins * width))


class RankGrid(NamedTuple):
    """The ranks of instants among `values` that rise in each lane.

    `counts` holds, by lane and bin, how many events come before: those of earlier lanes, and those
    of this lane up to where the bin begins.
    """

    counts: Places
    width: int
    """Seconds a bin."""
    values: Times
    """Seconds after the begin of the extent."""
    shift: int
    """What is added to the values before they are compared."""
    side: Literal["left", "right"]
    """Whether values that equal an instant count ("right")."""

    def add(self, lanes: Ints, bins: Ints) -> None:
        """Count events from their bin on; the counts are not yet cumulative."""
        cells = lanes * self.counts.shape[1] + bins
        first = int(cells.min())
        found = np.bincount(cells - first)
        touched = self.counts.reshape(-1)[first : first + len(found)]
        np.add(touched, found, out=touched, casting="unsafe")

    def ranks(self, lanes: Ints, cut: Cut) -> Ints:
        """Return the rank of each edge in each lane: [lane, edge]."""
        cells = lanes[:, np.newaxis] * self.counts.shape[1] + cut.bins
        ranks: Ints = self.counts.ravel().take(cells).astype(np.int64)
        if cut.exact.any():
            self._search(ranks, lanes, cut)
        return ranks

    def _search(self, ranks: Ints, lanes: Ints, cut: Cut) -> None:
        """Put the ranks of exact edges right: they lie between those of the bins around them."""
        offsets = cut.offsets[cut.exact]
        first, last = int(offsets[0]) // self.width, int(cut.bins[cut.exact][-1])
        lows, highs = self.counts[:, first].take(lanes), self.counts[:, last].take(lanes)
        # Of the type of the values: else all of them are converted.
        needles = np.maximum(offsets - self.shift, 0).astype(self.values.dtype)
        if int((highs - lows).sum(dtype=np.int64)) < lanes.size * needles.size:
            ranks[:, cut.exact] = self._sorted_in(lows, highs, needles)
            return
        found = np.empty((lanes.size, needles.size), dtype=np.int64)
        for row, (low, high) in enumerate(zip(lows.tolist(), highs.tolist(), strict=True)):
            found[row] = np.searchsorted(self.values[low:high], needles, self.side)
            found[row] += low
        ranks[:, cut.exact] = found

    def _sorted_in(self, lows: Places, highs: Places, needles: Times) -> Ints:
        """Return the ranks of needles by looking up the few values among them."""
        sizes = (highs - lows).astype(np.int64)
        values = self.values.take(in_ranges(lows.astype(np.int64), sizes))
        after = np.searchsorted(needles, values, "right" if self.side == "left" else "left")
        cells = np.repeat(np.arange(len(sizes)) * (len(needles) + 1), sizes) + after
        shape = len(sizes), len(needles) + 1
        found = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)
        ranks: Ints = lows[:, np.newaxis] + found[:, :-1].cumsum(axis=1)
        return ranks
